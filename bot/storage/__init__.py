"""Everything that is kept: SQL, migrations, the timetable's file."""
