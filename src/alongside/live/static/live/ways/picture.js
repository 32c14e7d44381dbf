// A photo or a picture of the phone: shown before it is sent, and made smaller here, which saves the phone's data.
import { attach } from "../../core/js/modules.js";
import { asBlob, Way } from "./file.js";

const LONGEST_SIDE = 1600;

attach("way-picture", (place) => {
  const way = new Way(place);
  const shown = way.part("shown");
  const canvas = way.part("canvas");
  let newest = 0;

  const forget = () => {
    newest += 1;
    shown.hidden = true;
    way.take();
    way.say("");
  };

  way.input.addEventListener("change", async () => {
    const [file] = way.input.files;
    if (!file) return forget();
    newest += 1;
    const mine = newest;
    way.say("working");
    const picture = await createImageBitmap(file).catch(() => null);
    if (mine !== newest) return; // another one was chosen meanwhile
    if (!picture) {
      forget();
      way.say("unreadable");
      return;
    }
    draw(canvas, picture);
    const smaller = await asBlob(canvas, "image/jpeg", 0.85);
    if (mine !== newest) return;
    const best = smaller && smaller.size < file.size ? smaller : file;
    shown.hidden = !way.put(best, best === file ? file.name : "picture.jpg");
    if (!shown.hidden) way.say("ready");
  });

  way.part("remove").addEventListener("click", () => {
    forget();
    way.say("removed");
    way.input.focus();
  });
  way.onReset(forget);
});

function draw(canvas, picture) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const paper = canvas.getContext("2d");
  paper.fillStyle = "white"; // what shows through is paper
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}
