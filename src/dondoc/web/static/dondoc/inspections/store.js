/* What this device keeps of sheets: in the browser's own database, by account and visit. */

const NAME = "dondoc-visits";
export const CACHE = "dondoc-visits";
const SHEETS = "sheets";
const PHOTOS = "photos";

let opened = null;

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function database() {
  if (!opened) {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(SHEETS, { keyPath: "id" });
      request.result.createObjectStore(PHOTOS, { keyPath: "key" }).createIndex("sheet", "sheet");
    };
    opened = done(request).then((found) => {
      found.onversionchange = () => { found.close(); opened = null; };
      return found;
    });
    opened.catch(() => { opened = null; });
  }
  return opened;
}

async function places(name, mode) {
  return (await database()).transaction(name, mode, { durability: "strict" }).objectStore(name);
}

/* Reads a sheet, changes it and writes it in one transaction, so that two tabs do not lose each other's words. */
export async function update(id, change) {
  const store = await places(SHEETS, "readwrite");
  const kept = (await done(store.get(id))) ?? { id, base: {}, mine: {}, clash: {}, refused: {}, pending: null };
  const changed = change(kept) ?? kept;
  await done(store.put(changed));
  return changed;
}

export async function photosOf(sheet) {
  return done((await places(PHOTOS, "readonly")).index("sheet").getAll(sheet));
}

export async function keepPhoto(photo) {
  await done((await places(PHOTOS, "readwrite")).put(photo));
}

export async function dropPhoto(key) {
  await done((await places(PHOTOS, "readwrite")).delete(key));
}

export const isUnsent = (sheet) => Boolean(sheet.pending) || Object.keys(sheet.mine).length > 0;

/* How many sheets and photos of this device have not reached the server. */
export async function unsent() {
  const known = (await indexedDB.databases?.()) ?? [{ name: NAME }];
  if (!known.some((each) => each.name === NAME)) return 0;
  const sheets = await done((await places(SHEETS, "readonly")).getAll());
  const photos = await done((await places(PHOTOS, "readonly")).getAllKeys());
  return sheets.filter(isUnsent).length + photos.length;
}

/* Another account on this device: what was sent already, and the pages, go; what was not sent waits for its owner. */
export async function leaveToOthers(user) {
  const store = await places(SHEETS, "readwrite");
  for (const sheet of await done(store.getAll())) {
    if (sheet.user !== user && !isUnsent(sheet)) store.delete(sheet.id);
  }
}

/* Everything goes with the person who signs out. */
export async function wipe() {
  if (opened) (await opened).close();
  opened = null;
  await Promise.all([
    done(indexedDB.deleteDatabase(NAME)),
    window.caches ? caches.delete(CACHE) : null,
    ...((await navigator.serviceWorker?.getRegistrations()) ?? []).map((each) => each.unregister()),
  ]);
}
