// What makes the page an app: it can be put on the home screen, opens without a network, and tells of what comes while
// nobody looks. All of it only where the browser can and the person wants.

const policy = window.trustedTypes?.createPolicy("worker", { createScriptURL: () => "/worker.js" });
const LONGEST = 160;

export class App {
  constructor(words, icon) {
    this.words = words;
    this.icon = icon;
    this.worker = null;
    this.ask = document.getElementById("notify");
    this.install = document.getElementById("install");
    this.offered = null;
    this.ask?.addEventListener("click", () => this.request());
    this.install?.addEventListener("click", () => this.offered?.prompt());
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.offered = event;
      this.install.hidden = false;
    });
    addEventListener("appinstalled", () => (this.install.hidden = true));
  }

  async start() {
    if (!("serviceWorker" in navigator)) return;
    try {
      this.worker = await navigator.serviceWorker.register(policy ? policy.createScriptURL("") : "/worker.js");
    } catch {
      return; // a private window, or no https: the page is a page
    }
    this.show();
  }

  show() {
    if (!("Notification" in window) || !this.worker) return;
    this.ask.hidden = Notification.permission !== "default";
    document.getElementById("notified").hidden = Notification.permission !== "granted";
  }

  async request() {
    await Notification.requestPermission();
    this.show();
  }

  // Told while nobody looks: the browser shows it, also over other pages.
  async tell(message) {
    if (!this.worker || !document.hidden || Notification?.permission !== "granted") return;
    const body = message.text.length > LONGEST ? `${message.text.slice(0, LONGEST)}…` : message.text;
    const options = { body, tag: `message-${message.id}`, icon: this.icon, lang: document.documentElement.lang };
    await this.worker.showNotification(this.words.brand, options);
  }
}
