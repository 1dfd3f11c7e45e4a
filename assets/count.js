// The count screen: a scan is kept in this browser before it is sent, and stays until the house has it. Works without:
// then each scan is a form.
"use strict";
(() => {
const one = css => document.querySelector(css);
const make = (tag, text, cls = "") => Object.assign(document.createElement(tag), { textContent: text, className: cls });
const form = one("form[data-count]"), closing = one("form[data-pending]");
const key = "nps:" + (form || closing || { dataset: {} }).dataset[form ? "count" : "pending"];
const load = () => { try { return JSON.parse(localStorage.getItem(key)) || []; } catch { return []; } };
const save = list => { try { if (list.length) localStorage.setItem(key, JSON.stringify(list)); else localStorage.removeItem(key); return true; } catch { return false; } };
const note = one("#waiting");
const tell = text => { if (note) { note.textContent = text; note.hidden = !text; } };
const left = n => `${n} lượt quét còn trên máy này, chưa gửi được.`;

if (closing) {
	const stop = e => { const n = load().length; if (!n) return; e?.preventDefault(); tell(`${left(n)} Quay lại màn hình quét khi có mạng rồi mới kết thúc.`); };
	closing.addEventListener("submit", stop);
	stop();
	return;
}
const go = one("form[data-go]");
if (go) setTimeout(() => go.requestSubmit(), 200);
if (!form) return;

const field = form.elements.code, region = one("#scan"), list = one("#earlier"), read = one("#read");
const TONES = { right: [[1320, .12]], wrong: [[660, .14], [440, .2]], unknown: [[160, .7]], foreign: [[220, .18], [160, .18], [220, .18]], again: [[500, .05]], held: [[200, .16], [200, .16], [200, .16]], kept: [[880, .05], [880, .05]] };
let audio;
const sound = kinds => {
	const tones = TONES[kinds.split(" ").pop()];
	if (!tones) return;
	try { audio = audio || new AudioContext(); audio.resume(); } catch { return; }
	let t = audio.currentTime + .01;
	for (const [pitch, length] of tones) {
		const o = audio.createOscillator(), g = audio.createGain();
		o.frequency.value = pitch; o.type = pitch < 300 ? "square" : "sine"; g.gain.value = .25;
		o.connect(g).connect(audio.destination); o.start(t); o.stop(t + length); t += length + .07;
	}
	if (navigator.vibrate) navigator.vibrate(kinds === "right" ? 40 : [80, 60, 80]);
};
const show = (kind, word, code) => {
	const box = make("div", "", `scan ${kind}`);
	box.append(make("b", word), make("p", code));
	region.replaceChildren(box);
	sound(kind);
};
const TONE = { right: "jade", again: "plain", kept: "plain", wrong: "amber" };
const line = (kind, word, code) => {
	const li = document.createElement("li");
	li.append(make("span", word, `chip ${TONE[kind] || "seal"}`), ` ${code}`);
	list.prepend(li);
	while (list.children.length > 12) list.lastChild.remove();
};
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");

let busy = false, wait;
const later = () => { clearTimeout(wait); wait = setTimeout(flush, 3000); };
const flush = async () => {
	if (busy) return;
	busy = true;
	try { while (await send()); } finally { busy = false; }
};
const send = async () => {
	const some = load().slice(0, 100);
	if (!some.length) { tell(""); return false; }
	try {
		const body = new URLSearchParams({ csrf: form.elements.csrf.value });
		for (const [id, text] of some) body.append("scan", `${id} ${text}`);
		const answer = await fetch(form.dataset.batch, { method: "POST", body });
		if (!(answer.headers.get("content-type") || "").includes("json")) {
			tell(`Phiên làm việc đã hết. ${left(load().length)} Đăng nhập lại rồi mở lại trang này; không lượt nào mất.`);
			return false;
		}
		const told = await answer.json();
		if (told.refused) { tell(`${told.refused} ${left(load().length)}`); return false; }
		const done = new Set(told.heard.map(h => h.id)), sent = new Set(some.map(s => s[0]));
		save(load().filter(([id]) => !done.has(id) && !(sent.has(id) && !done.size)));
		for (const h of told.heard) { line(h.kind, h.word, h.code); read.textContent = +read.textContent + 1; }
		const last = told.heard[told.heard.length - 1];
		if (last) show(last.kind, last.word, last.code);
		const n = load().length;
		tell(n ? left(n) : "");
		return n > 0;
	} catch {
		tell(`Mất kết nối. ${left(load().length)} Cứ quét tiếp; có mạng thì tự gửi.`);
		later();
		return false;
	}
};
form.addEventListener("submit", e => {
	e.preventDefault();
	const text = field.value.trim().replace(/\s+/g, "");
	if (!text) return;
	const kept = load();
	kept.push([fresh(), text]);
	if (!save(kept)) { tell("Máy này hết chỗ lưu; lượt quét chưa được giữ. Gửi hết phần đang chờ rồi quét lại."); return; }
	field.value = "";
	field.focus();
	if (busy || !navigator.onLine || kept.length > 1) show("kept", "ĐÃ GIỮ TRÊN MÁY", text);
	flush();
});
addEventListener("online", flush);
one("#close")?.addEventListener("click", e => { const n = load().length; if (n) { e.preventDefault(); tell(`${left(n)} Chờ gửi xong rồi mới kết thúc.`); flush(); } });
flush();
})();
