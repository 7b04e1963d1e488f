// The connection on which messages arrive. It comes back by itself and asks for what it missed; many pages that lost
// the server at the same moment come back at different ones.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;
const SILENCE = 50000; // the server says something every 20 seconds

export class Stream {
  // `on` has message, notice, clock and ready, called with what the server said, stranger() where it does not know
  // this browser, and lost() when the connection is gone.
  constructor(on) {
    this.on = on;
    this.last = 0;
    this.wait = FIRST_WAIT;
    this.source = null;
    this.timer = 0;
    this.watchdog = 0;
  }

  open() {
    this.close();
    this.source = new EventSource("chat/events" + (this.last ? `?after=${this.last}` : ""));
    this.listen("message", (message) => {
      if (message.id <= this.last) return;
      this.last = message.id;
      this.on.message(message);
    });
    this.listen("ready", () => {
      this.wait = FIRST_WAIT;
      this.on.ready();
    });
    this.listen("notice", this.on.notice);
    this.listen("clock", this.on.clock);
    this.listen("stranger", this.on.stranger);
    this.source.onerror = () => this.again();
    this.stillAlive();
  }

  listen(event, act) {
    this.source.addEventListener(event, (heard) => {
      this.stillAlive();
      act(JSON.parse(heard.data));
    });
  }

  close() {
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    this.source?.close();
    this.source = null;
  }

  // Try once more, soon and then less often; at once when the network is known to be back.
  again(now = false) {
    this.close();
    this.on.lost();
    this.timer = setTimeout(() => this.open(), now ? 0 : this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  stillAlive() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.again(), SILENCE);
  }
}
