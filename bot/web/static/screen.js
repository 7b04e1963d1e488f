// A room's screen, in words that browsers of ten years ago know. It counts on by itself, shows each code in its time and
// goes on without a connection as long as it has codes.
(function () {
  "use strict";

  var LOST_AFTER = 15000;
  var SILENCE = 100000; // the server says something every 45 seconds
  var SLOT = 60000;
  var settings = JSON.parse(document.getElementById("settings").textContent);
  var words = settings.words;
  var codes = settings.codes;
  var clock = settings.clock;
  var since = Date.now();
  var heard = Date.now();
  var drawn = null;
  var source = null;

  function part(id) {
    return document.getElementById(id);
  }

  function show(id, text) {
    var node = part(id);
    if (node && node.textContent !== text) node.textContent = text;
  }

  function setClock(face) {
    clock = face;
    since = Date.now();
  }

  function now() {
    return Date.parse(clock.now) + (Date.now() - since) * clock.speed;
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  // The difference between the class's zone and this machine's is taken from the page, not from this machine.
  function timeOfDay(moment) {
    try {
      var options = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: settings.zone };
      return new Date(moment).toLocaleTimeString("en-GB", options);
    } catch (unknownZone) {
      return part("clock").textContent;
    }
  }

  // With its units, so that nobody takes it for a time of day.
  function span(milliseconds) {
    var seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    var hours = Math.floor(seconds / 3600);
    var minutes = Math.floor((seconds % 3600) / 60);
    if (hours >= 48) return Math.floor(hours / 24) + " " + words.days;
    if (hours) return hours + " " + words["unit-hours"] + " " + two(minutes) + " " + words["unit-minutes"];
    return (minutes ? minutes + " " + words["unit-minutes"] + " " : "") + two(seconds % 60) + " " + words["unit-seconds"];
  }

  function countdown(at) {
    if (at < Date.parse(settings.opens)) return words["opens-in"] + " " + span(Date.parse(settings.opens) - at);
    if (at < Date.parse(settings.start)) return words["begins-in"] + " " + span(Date.parse(settings.start) - at);
    return at < Date.parse(settings.end) ? words.running : words.ended;
  }

  // The code whose time it is, and when that time began.
  function current(at) {
    for (var number = codes.length - 1; number >= 0; number -= 1) {
      var from = Date.parse(codes[number][0]);
      if (from <= at) return at < from + 2 * SLOT ? { code: codes[number][1], from: from } : null;
    }
    return null;
  }

  function drawCode(at) {
    var found = current(at);
    show("code", found ? found.code.slice(0, 3) + " " + found.code.slice(3) : words["no-code"]);
    part("slot").style.width = found ? Math.max(0, 100 - ((at - found.from) / SLOT) * 100) + "%" : "0";
    return found ? "_" + found.code : "";
  }

  function drawing(text) {
    var code = window.qrcode(0, "M");
    code.addData(text);
    code.make();
    var count = code.getModuleCount();
    var path = "";
    for (var row = 0; row < count; row += 1) {
      for (var column = 0; column < count; column += 1) {
        if (code.isDark(row, column)) path += "M" + (column + 4) + " " + (row + 4) + "h1v1h-1z";
      }
    }
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 " + (count + 8) + " " + (count + 8));
    svg.setAttribute("shape-rendering", "crispEdges");
    svg.setAttribute("role", "img");
    dark.setAttribute("d", path);
    svg.appendChild(dark);
    return svg;
  }

  function drawDoors(ending) {
    var place = part("qrs");
    if (drawn === ending || !window.qrcode) return;
    drawn = ending;
    while (place.firstChild) place.removeChild(place.firstChild);
    settings.doors.forEach(function (door) {
      var figure = document.createElement("figure");
      var name = document.createElement("figcaption");
      var svg = drawing(door.address + ending);
      name.textContent = words["scan-" + door.name];
      svg.setAttribute("aria-label", name.textContent);
      figure.appendChild(svg);
      figure.appendChild(name);
      place.appendChild(figure);
    });
  }

  function tick() {
    var at = now();
    show("clock", timeOfDay(at));
    show("countdown", countdown(at));
    drawDoors(part("code") && part("slot") ? drawCode(at) : "");
    var silent = Date.now() - heard;
    var open = source && source.readyState === 1;
    show("lost", silent > (open ? SILENCE : LOST_AFTER) ? words.lost : "");
  }

  function numbers(counted) {
    show("in", String(counted["in"]));
    show("of", String(counted.of));
    part("bar").style.width = (counted.of ? (100 * counted["in"]) / counted.of : 0) + "%";
  }

  function listen() {
    source = new window.EventSource(settings.events);
    function on(event, act) {
      source.addEventListener(event, function (told) {
        heard = Date.now();
        act(JSON.parse(told.data));
      });
    }
    on("numbers", numbers);
    on("clock", setClock);
    on("codes", function (coming) {
      codes = coming;
    });
    on("reload", function () {
      setTimeout(function () {
        location.reload();
      }, Math.random() * 5000);
    });
    source.onerror = function () {
      if (source.readyState === 2) setTimeout(listen, 5000 + Math.random() * 10000);
    };
  }

  if (window.EventSource) listen();
  else
    setTimeout(function () {
      location.reload();
    }, 30000);
  numbers({ "in": Number(part("in").textContent), of: Number(part("of").textContent) });
  setInterval(tick, 500);
  tick();
  if (navigator.wakeLock) navigator.wakeLock.request("screen").then(null, function () {});
})();
