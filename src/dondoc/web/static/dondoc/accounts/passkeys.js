/* Passkeys: allauth's scripts speak with the browser; this says which button starts them and what went wrong. */

const GO = "passkey-go";
const CREDENTIAL = "passkey-credential";
const able = window.isSecureContext && "PublicKeyCredential" in window;

const start = {
  login: (forms) => forms.loginForm({ ids: { login: GO, credential: CREDENTIAL } }),
  authenticate: (forms, data) => forms.authenticateForm({ ids: { authenticate: GO, credential: CREDENTIAL }, data }),
  add: (forms, data) =>
    forms.addForm({ ids: { add: GO, credential: CREDENTIAL, passwordless: "id_passwordless" }, data }),
};

const form = document.querySelector("[data-passkey]");
document.querySelectorAll("[data-passkey-unable]").forEach((note) => (note.hidden = able));
if (form && able) {
  form.hidden = false;
  start[form.dataset.passkey](window.allauth.webauthn.forms, JSON.parse(form.dataset.options ?? "{}"));
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const sentences = document.querySelector("[data-passkey-sentences]").dataset;
  const fault = document.querySelector("[data-passkey-fault]");
  fault.textContent = event.detail.exception instanceof DOMException ? sentences.refused : sentences.failed;
  fault.hidden = false;
});
