/* Photos and papers: made smaller, without what the camera wrote about place and time, kept here until they are sent. */

import { dropPhoto, keepPhoto, photosOf } from "./store.js";
import { key, post } from "./sending.js";

const LONGEST = 1600; // pixels
const QUALITY = 0.82;
const THUMB = 160;
const CAPTION = 15000; // milliseconds that a picture waits for words about it

async function drawn(picture, longest) {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function prepared(file) {
  if (!file.type.startsWith("image/")) return { blob: file, name: file.name, thumb: "" };
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const canvas = await drawn(picture, LONGEST);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  const small = await drawn(picture, THUMB);
  return { blob, name: `${file.name.replace(/\.[^.]*$/, "")}.jpg`, thumb: small.toDataURL("image/jpeg", 0.6) };
}

export function photosFor(form, sheet, say, tell, later) {
  const list = form.querySelector("[data-photos]");

  function line(photo) {
    const template = form.querySelector("#photo-template");
    const made = template.content.cloneNode(true).firstElementChild;
    made.dataset.key = photo.key;
    const image = made.querySelector("img");
    if (photo.thumb) image.src = photo.thumb;
    else image.remove();
    made.querySelector("[data-photo-name]").textContent = photo.name;
    const words = made.querySelector("input");
    words.value = photo.words;
    words.setAttribute("aria-label", `${words.placeholder}: ${photo.name}`);
    words.addEventListener("change", () => keepPhoto(Object.assign(photo, { words: words.value })).then(() => later(0)));
    made.querySelector("button").addEventListener("click", () => dropPhoto(photo.key).then(() => made.remove()));
    made.querySelector("[data-photo-state]").textContent = photo.message ?? say.photoKept;
    return made;
  }

  async function show() {
    list.replaceChildren(...(await photosOf(sheet)).map(line));
  }

  async function take(files, item) {
    for (const file of files) {
      try {
        await keepPhoto({ key: key(), sheet, item, words: "", taken: Date.now(), ...(await prepared(file)) });
      } catch {
        tell(say.photoBad, "bad");
      }
    }
    await show();
    list.querySelector("li:last-child input")?.focus();
    later(CAPTION);
  }

  async function sendOne(photo) {
    const body = new FormData();
    body.set("key", photo.key);
    body.set("item", photo.item);
    body.set("words", photo.words);
    body.set("file", photo.blob, photo.name);
    const answer = await post(form.dataset.photoUrl, body);
    if (answer.how === "ok") {
      await dropPhoto(photo.key);
      const made = list.querySelector(`[data-key="${photo.key}"]`);
      if (made) {
        made.querySelectorAll("button, input").forEach((each) => each.remove());
        made.querySelector("[data-photo-state]").textContent = say.photoSent;
        delete made.dataset.key;
      }
    } else if (answer.how === "refused") {
      await keepPhoto(Object.assign(photo, { message: answer.told.message }));
      const place = list.querySelector(`[data-key="${photo.key}"] [data-photo-state]`);
      if (place) place.textContent = answer.told.message;
    }
    return answer.how;
  }

  let running = false;
  /* Answers how the last one went; what the server refused waits for new words or to be dropped. */
  async function sendAll(again = false) {
    if (running) return "ok";
    running = true;
    try {
      for (const photo of await photosOf(sheet)) {
        if (photo.message && !again) continue;
        if (!again && !photo.words && Date.now() - photo.taken < CAPTION) {
          later(CAPTION);
          continue;
        }
        const how = await sendOne(photo);
        if (how !== "ok" && how !== "refused") return how;
      }
      return "ok";
    } finally {
      running = false;
    }
  }

  form.addEventListener("change", (event) => {
    const input = event.target.closest("[data-photo]");
    if (!input) return;
    take([...input.files], input.dataset.photo);
    input.value = "";
  });
  return { show, sendAll, waiting: async () => (await photosOf(sheet)).length };
}
