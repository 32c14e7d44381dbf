// What is written on this phone and not with the server yet, in IndexedDB: it outlives the page, the tab and the
// browser. Each thing belongs to one participant by their mark, and nobody else's page ever reads it.

const NAME = "alongside-outbox";
const THINGS = "things";
const LONGEST_MS = 90 * 24 * 3600 * 1000; // as long as a phone knows its participant

let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(THINGS, { keyPath: "id" }).createIndex("mark", "mark");
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("The store is in use."));
  });
  return opening;
}

// Runs `work(things)` in one transaction. What it gives back is asked for once everything is on the disk.
async function within(mode, work) {
  const transaction = (await open()).transaction(THINGS, mode, { durability: "strict" });
  return new Promise((resolve, reject) => {
    let result = () => undefined;
    transaction.oncomplete = () => resolve(result());
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    result = work(transaction.objectStore(THINGS));
  });
}

function whatIs(request) {
  return () => request.result;
}

// Whether this browser lets us keep anything: a private window may refuse.
export async function canKeep() {
  try {
    await open();
    return true;
  } catch {
    return false;
  }
}

export const add = (thing) => within("readwrite", (things) => whatIs(things.add(thing)));

export const remove = (id) => within("readwrite", (things) => whatIs(things.delete(id)));

// Everything of one participant, in the order in which it was written.
export async function all(mark) {
  const found = await within("readonly", (things) => whatIs(things.index("mark").getAll(mark)));
  return found.sort((one, other) => one.at - other.at || one.place - other.place);
}

// Changes one thing, if it is still there: what `change` gives back, or nothing where it leaves it as it is.
export function change(id, change) {
  return within("readwrite", (things) => {
    let changed = null;
    const request = things.get(id);
    request.onsuccess = () => {
      changed = request.result ? change(request.result) : null;
      if (changed) things.put(changed);
    };
    return () => changed;
  });
}

// What was left behind by who is not known here any more, and can never be sent.
export async function forgetTheOld(now = Date.now()) {
  for (const thing of await within("readonly", (things) => whatIs(things.getAll()))) {
    if (now - thing.at > LONGEST_MS) await remove(thing.id);
  }
}

export async function forget(mark) {
  for (const { id } of await all(mark)) await remove(id);
}
