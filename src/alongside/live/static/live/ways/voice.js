// A recording of one's voice: start, stop, listen, delete, with the time that is left. Only where the browser can
// record, which it does for https pages and this machine; elsewhere there are words.
import { attach } from "../../core/js/modules.js";
import { Way } from "./file.js";

const TYPES = { "audio/webm;codecs=opus": "webm", "audio/mp4": "mp4", "audio/ogg;codecs=opus": "ogg" };
const BITS_A_SECOND = 32000;

class Voice {
  constructor(way, type) {
    this.way = way;
    this.type = type;
    this.longest = Number(way.place.dataset.seconds);
    this.recorder = null;
    this.player = null;
    way.part("record").addEventListener("click", () => this.record());
    way.part("stop").addEventListener("click", () => this.stop());
    way.part("listen").addEventListener("click", () => this.listen());
    way.part("delete").addEventListener("click", () => this.forget("removed"));
    way.onReset(() => this.forget(""));
    // Who sends while they still speak has said it all: the recording ends first.
    way.form.addEventListener("submit", (event) => this.submitted(event), { capture: true });
    window.addEventListener("pagehide", () => this.recorder?.stream.getTracks().forEach((track) => track.stop()));
  }

  // What can be done now: record, stop, or listen and delete.
  show(state) {
    for (const name of ["record", "stop", "listen", "delete", "time"]) {
      const when = this.way.part(name).dataset.when;
      this.way.part(name).hidden = when !== state;
    }
  }

  async record() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      this.way.say(error.name === "NotFoundError" ? "noMicrophone" : "notAllowed");
      return;
    }
    const pieces = [];
    this.recorder = new MediaRecorder(stream, { mimeType: this.type, audioBitsPerSecond: BITS_A_SECOND });
    this.recorder.addEventListener("dataavailable", ({ data }) => data.size && pieces.push(data));
    this.recorder.addEventListener("stop", () => this.stopped(stream, pieces), { once: true });
    this.recorder.start(1000);
    this.begun = performance.now();
    this.clock = setInterval(() => this.tick(), 250);
    this.tick();
    this.show("recording");
    this.way.say("recording");
    this.way.part("stop").focus();
  }

  get seconds() {
    return (performance.now() - this.begun) / 1000;
  }

  tick() {
    const left = Math.max(0, this.longest - this.seconds);
    this.way.part("left").textContent = asTime(Math.ceil(left));
    if (left === 0) this.stop();
  }

  stop() {
    if (this.recorder?.state === "recording") this.recorder.stop();
  }

  stopped(stream, pieces) {
    clearInterval(this.clock);
    for (const track of stream.getTracks()) track.stop();
    const [kind] = this.type.split(";");
    const length = asTime(Math.round(this.seconds));
    this.recorder = null;
    if (!this.way.put(new Blob(pieces, { type: kind }), `voice.${TYPES[this.type]}`)) return this.show("ready");
    this.show("done");
    this.way.say("done", length);
    this.way.part("listen").focus();
    this.afterwards?.();
  }

  submitted(event) {
    if (!this.recorder) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    this.afterwards = () => {
      this.afterwards = null;
      this.way.form.requestSubmit(button);
    };
    this.stop();
  }

  // Through Web Audio: the page's policy lets no address play that is not this site's.
  async listen() {
    if (this.player) return this.silence();
    const [file] = this.way.input.files;
    if (!file) return;
    const player = new AudioContext();
    this.player = player;
    const sound = await file.arrayBuffer().then((data) => player.decodeAudioData(data)).catch(() => null);
    if (this.player !== player) return;
    if (!sound) {
      this.silence();
      this.way.say("unheard");
      return;
    }
    const source = new AudioBufferSourceNode(player, { buffer: sound });
    source.connect(player.destination);
    source.addEventListener("ended", () => this.player === player && this.silence());
    source.start();
    this.way.part("listen-words").textContent = this.way.place.dataset.quiet;
  }

  silence() {
    void this.player?.close();
    this.player = null;
    this.way.part("listen-words").textContent = this.way.place.dataset.listen;
  }

  forget(why) {
    this.silence();
    this.way.take();
    this.show("ready");
    this.way.say(why);
    if (why) this.way.part("record").focus();
  }
}

function asTime(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

attach("way-voice", (place) => {
  const type = Object.keys(TYPES).find((each) => window.MediaRecorder?.isTypeSupported(each));
  if (!type || !navigator.mediaDevices?.getUserMedia) return;
  const voice = new Voice(new Way(place), type);
  place.hidden = false;
  voice.show("ready");
});
