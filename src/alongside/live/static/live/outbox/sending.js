// Sends one thing, and says what became of it: "sent", "again" (no network, or the server is busy), or "refused".
// A form that the API knows goes there; any other goes to its own page, which answers in the same way.

const PATIENCE_MS = 20000;
const PATIENCE_WITH_FILES_MS = 120000; // ten megabytes over a hall's wifi
const BUSY = new Set([408, 425, 429, 500, 502, 503, 504, 507]);
const KNOWN = new Set(["csrfmiddlewaretoken", "uuid", "words", "value", "may_quote", "signed_as", "kept"]);
const CLOCKS_MAY_DIFFER_MS = 1500;

const again = (afterMs = 0) => ({ verdict: "again", afterMs });

async function ask(address, options, patienceMs = PATIENCE_MS) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  const sent = Date.now();
  try {
    // A redirect is a wifi's sign-in page, or ours: nothing that says that it has the words.
    const answer = await fetch(address, { method: "POST", redirect: "manual", signal: patience.signal, ...options });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: read(text), at: (sent + Date.now()) / 2 };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function waitAsked(headers) {
  const asked = headers.get("Retry-After") ?? "";
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? 0 : Math.max(0, until - Date.now());
}

function verdictOf(answer, id) {
  if (!answer || answer.status === 0) return again();
  const { status, headers, body } = answer;
  if (BUSY.has(status) || status > 500) return again(waitAsked(headers));
  if (status === 200 || status === 201) {
    // Anything may say 200 on the way, as a wifi's sign-in page does: only our own answer carries the id.
    return body?.id === id ? { verdict: "sent", held: Boolean(body.held), late: Boolean(body.late) } : again();
  }
  // So does a refusal: a filter of the hall's network may refuse in its own words, and lets us through later.
  if (body?.status !== status && status !== 413) return again();
  return { verdict: "refused", status, reason: reasonIn(body) };
}

function reasonIn(body) {
  const reasons = (body?.errors ?? []).map((each) => each.reason).filter(Boolean);
  return [...new Set(reasons)].join(" ");
}

const isKnown = (thing) => thing.fields.every(([name]) => KNOWN.has(name));
const given = (thing, name) => thing.fields.filter((field) => field[0] === name).map((field) => field[1]);

function asData(thing) {
  const data = { id: thing.id, activity: thing.activity, prompt: thing.prompt, whose: thing.whose, said_at: new Date(thing.at).toISOString() };
  const [words] = given(thing, "words");
  const value = given(thing, "value").filter(Boolean).join(",");
  const [signed] = given(thing, "signed_as");
  // A new line that was typed is one character; forms have two for it.
  if (words) data.words = words.replaceAll("\r\n", "\n");
  if (value) data.value = value;
  if (signed) data.signed_as = signed;
  if (thing.moment) data.moment = thing.moment;
  if (given(thing, "may_quote")[0] === "yes") data.quote = true;
  const came = given(thing, "kept").flatMap((ids) => ids.split(",").filter(Boolean)); // with a form that was refused
  const media = [...came, ...thing.files.map((file) => file.id)];
  if (media.length) data.media = media;
  return data;
}

function asForm(thing, csrf) {
  const form = new FormData();
  for (const [name, value] of thing.fields) if (name !== "csrfmiddlewaretoken" && name !== "uuid") form.append(name, value);
  for (const file of thing.files) form.append(file.name, file.blob, file.called);
  form.set("uuid", thing.id);
  form.set("said_at", new Date(thing.at).toISOString());
  form.set("csrfmiddlewaretoken", csrf);
  return form;
}

async function upload(file, site) {
  const address = `/api/v1/sessions/${site.code}/media?id=${file.id}&kind=${file.name}`;
  return verdictOf(await ask(address, { body: file.blob, headers: site.headers }, PATIENCE_WITH_FILES_MS), file.id);
}

async function toApi(thing, site) {
  for (const file of thing.files) {
    const came = await upload(file, site);
    if (came.verdict !== "sent") return { came, answer: null };
  }
  const headers = { ...site.headers, "Content-Type": "application/json" };
  const answer = await ask(`/api/v1/sessions/${site.code}/contributions`, { body: JSON.stringify(asData(thing)), headers });
  return { came: verdictOf(answer, thing.id), answer };
}

async function toItsPage(thing, site) {
  const headers = { ...site.headers, Accept: "application/json" };
  const patience = thing.files.length ? PATIENCE_WITH_FILES_MS : PATIENCE_MS;
  const answer = await ask(thing.page, { body: asForm(thing, site.csrf), headers }, patience);
  return { came: verdictOf(answer, thing.id), answer };
}

// Of somewhere between our sending and the answer's coming; whoever answers without the time itself says whole seconds.
function serverTime(headers) {
  return Number(headers.get("Server-Time")) || Date.parse(headers.get("Date") ?? "") + 500;
}

// `site` says where and for whom: `code`, `csrf`, and `headers` with the participant's mark.
export async function deliver(thing, site) {
  const send = isKnown(thing) ? toApi : toItsPage;
  const { came, answer } = await send(thing, site);
  if (came.verdict !== "refused" || came.status !== 403 || !answer) return came;
  // Closed: perhaps only for a phone whose clock is wrong. Then once more, with the time as the server has it.
  const ahead = answer.at - serverTime(answer.headers);
  if (!(Math.abs(ahead) > CLOCKS_MAY_DIFFER_MS)) return came;
  return (await send({ ...thing, at: thing.at - ahead }, site)).came;
}
