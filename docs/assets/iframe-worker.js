// Browsers start no worker for a page that was opened from disk, so there the search runs in a hidden frame.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      // What the script in the frame sends goes out as an event of this worker, in a task of its own as from a real one.
      inside.postMessage = (data) => setTimeout(() => this.deliver(new MessageEvent("message", { data })));
      this.loaded = new Promise((done, failed) => {
        const script = inside.document.createElement("script");
        script.onload = done;
        script.onerror = () => failed(new Error(`cannot load ${url}`));
        script.src = new URL(url, location);
        inside.document.body.append(script);
      });
      this.loaded.catch((error) => this.deliver(new ErrorEvent("error", { error, message: error.message })));
    }

    deliver(event) {
      this.dispatchEvent(event);
      this[`on${event.type}`]?.(event);
    }

    postMessage(data) {
      const inside = () => this.frame.contentWindow;
      this.loaded.then(() => inside()?.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })), () => {});
    }

    terminate() {
      this.frame.remove();
    }
  };
}
