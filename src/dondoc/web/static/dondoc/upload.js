/* Sends chosen or dropped files one after the other and shows how far each has come. */

const form = document.querySelector("[data-upload]");
const input = form.querySelector("input[type=file]");
const list = document.querySelector("[data-list]");
const template = document.querySelector("[data-row]");
const words = document.querySelector("[data-words]").dataset;
const largest = Number(form.dataset.largest);
const queue = [];
let busy = false;

function addRow(file) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.querySelector("[data-name]").textContent = file.name;
  list.append(row);
  return row;
}

function say(row, text) {
  row.querySelector("[data-status]").textContent = text;
}

function refuse(row, sentence) {
  const place = row.querySelector("[data-error]");
  say(row, words.refused);
  place.textContent = sentence;
  place.hidden = false;
  row.classList.add("tone-bad");
}

function finish(row, answer) {
  const link = row.querySelector(answer.slow ? "[data-open-slow]" : "[data-open]");
  say(row, answer.slow ? words.slow : words.done);
  row.classList.add("tone-good");
  link.href = answer.url;
  link.hidden = false;
}

function progress(row, event) {
  const share = event.lengthComputable ? event.loaded / event.total : 0;
  const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(".", ",");
  row.querySelector("[data-bar]").setAttribute("width", `${Math.round(share * 100)}%`);
  say(row, share < 1 ? `${words.sending}: ${megabytes(event.loaded)} / ${megabytes(event.total)} MB` : words.reading);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function ended(row, request) {
  const answer = parsed(request.responseText);
  if (answer.url) finish(row, answer);
  else if (answer.error) refuse(row, answer.error);
  else refuse(row, [403, 404].includes(request.status) || request.status < 400 ? words.denied : words.failed);
  return answer.url;
}

function send(file, row) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    request.open("POST", window.location.pathname);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    request.upload.addEventListener("progress", (event) => progress(row, event));
    request.addEventListener("load", () => resolve(ended(row, request)));
    request.addEventListener("error", () => resolve(refuse(row, words.offline)));
    request.send(body);
  });
}

async function work() {
  if (busy) return;
  busy = true;
  let sent = 0;
  let last = null;
  while (queue.length) {
    const { file, row } = queue.shift();
    last = await send(file, row);
    sent += 1;
  }
  busy = false;
  if (sent === 1 && last && list.children.length === 1) window.location.assign(last);
}

function take(files) {
  for (const file of files) {
    const row = addRow(file);
    if (file.size > largest) {
      refuse(row, words.tooLarge);
    } else {
      say(row, words.waiting);
      queue.push({ file, row });
    }
  }
  work();
}

/* The browser's own control speaks the browser's language; the label stands in its place and says the page's. */
form.querySelector("[data-submit]").hidden = true;
form.querySelector("[data-choose]").hidden = false;
input.classList.add("visually-hidden");

function takeChosen() {
  take([...input.files]);
  form.reset();
}

input.addEventListener("change", takeChosen);
if (input.files.length) takeChosen(); // chosen before this script was there
form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});
form.addEventListener("dragleave", () => form.classList.remove("dropping"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("dropping");
  take([...event.dataTransfer.files]);
});
