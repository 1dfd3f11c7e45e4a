// Makes good things faster. Every page works without it; only sounds and the live camera need it.
"use strict";
(() => {
const all = (css, from = document) => [...from.querySelectorAll(css)];
const one = (css, from = document) => from.querySelector(css);
const make = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text }, props);
const inField = el => !!el && el.matches("input:not([type=checkbox],[type=radio],[type=file]),textarea,select,[contenteditable]");

// Money: dots while typing, and words
const D = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const hundreds = (n, inner) => {
	const h = Math.floor(n / 100), t = Math.floor(n / 10) % 10, u = n % 10, w = [];
	if (h || inner) w.push(D[h], "trăm");
	if (!t && u) w.push(...(h || inner ? ["linh", D[u]] : [D[u]]));
	if (t === 1) w.push("mười"); else if (t) w.push(D[t], "mươi");
	if (t && u) w.push(u === 5 ? "lăm" : t > 1 && u === 1 ? "mốt" : t > 1 && u === 4 ? "tư" : D[u]);
	return w;
};
const read = (n, inner) => {
	const w = [], g = n / 1000000000n;
	if (g) { w.push(...read(g, inner), "tỷ"); inner = true; }
	let rest = Number(n % 1000000000n);
	for (const [scale, name] of [[1e6, "triệu"], [1e3, "nghìn"], [1, ""]]) {
		const part = Math.floor(rest / scale) % 1000;
		if (part) { w.push(...hundreds(part, inner)); if (name) w.push(name); inner = true; }
	}
	return w;
};
const inWords = n => {
	const t = (n ? read(n, false).join(" ") : "không") + " đồng";
	return t[0].toUpperCase() + t.slice(1);
};
const dots = n => String(n).replace(/\B(?=(\d{3})+$)/g, ".");
const amount = el => { const d = el.value.replace(/(đồng|đ|₫|vnd)\s*$/i, "").replace(/[.\s\u00a0]/g, ""); return /^\d{1,18}$/.test(d) ? BigInt(d) : null; };
const tidy = el => {
	const n = amount(el);
	if (n !== null) {
		const behind = el.value.length - (el.selectionEnd ?? el.value.length);
		const shown = dots(n);
		if (shown !== el.value) {
			el.value = shown;
			if (document.activeElement === el) el.setSelectionRange(shown.length - behind, shown.length - behind);
		}
	}
	const out = one(`[data-words="${el.name}"]`, el.form || document);
	if (out) out.value = n === null ? "" : inWords(n);
};

// Price cut: per cent or đồng, the other follows
const cut = box => {
	const before = BigInt(box.dataset.before), floor = BigInt(box.dataset.floor);
	const price = one("[name=price]", box), percent = one("[name=percent]", box), out = one("output", box);
	const judge = () => {
		const n = amount(price), low = n !== null && n < floor, high = n !== null && n >= before;
		price.toggleAttribute("aria-invalid", low || high);
		if (low) out.value = `Thấp hơn mức được phép: ít nhất ${dots(floor)} đồng.`;
		if (high) out.value = "Giá mới phải thấp hơn giá của phiên trước.";
	};
	price.addEventListener("input", () => {
		const n = amount(price);
		if (n !== null && n <= before && before) {
			const t = (before - n) * 1000000n / before;
			percent.value = `${t / 10000n},${String(t % 10000n).padStart(4, "0")}`.replace(/,?0+$/, "");
		}
		judge();
	});
	percent.addEventListener("input", () => {
		const m = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(percent.value.trim());
		if (!m) return;
		const t = BigInt(m[1]) * 10000n + BigInt((m[2] || "").padEnd(4, "0"));
		if (t > 1000000n) return;
		price.value = dots(before - before * t / 1000000n);
		tidy(price); judge();
	});
	if (amount(price) !== null && !percent.value) price.dispatchEvent(new Event("input"));
};

// Days: their weekday
const WEEK = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const weekday = el => {
	const out = one(`[data-weekday="${el.name}"]`, el.form || document), m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(el.value);
	if (out) out.value = m ? `${WEEK[new Date(Date.UTC(+m[1], m[2] - 1, +m[3])).getUTCDay()]}, ${m[3]}/${m[2]}/${m[1]}` : "";
};

// Drafts: what was typed outlives a lost network; never passwords, tokens or files
const who = (one(".seat summary b") || {}).textContent || "";
const PRE = "np:";
const store = { get(k) { try { return JSON.parse(localStorage.getItem(k)); } catch { return null; } },
	set(k, v) { try { localStorage.setItem(k, JSON.stringify(v)); } catch { /* full */ } },
	drop(k) { localStorage.removeItem(k); },
	keys() { try { return Object.keys(localStorage).filter(k => k.startsWith(PRE)); } catch { return []; } } };
const draftKey = form => PRE + who + ":" + (form.dataset.draft || new URL(form.action).pathname);
const keepable = el => el.name && !["hidden", "password", "file", "submit"].includes(el.type);
const ticks = el => /^(checkbox|radio)$/.test(el.type);
const taken = form => [...form.elements].filter(keepable).filter(el => !ticks(el) || el.checked).map(el => [el.name, el.value]);
const drafts = () => {
	const forms = all("form[data-draft]"), here = new Set(forms.map(draftKey));
	for (const k of store.keys()) {
		const d = store.get(k);
		if (!d || Date.now() - d.at > 6048e5 || d.sent && (!here.has(k) || one(".flash"))) store.drop(k);
	}
	for (const form of forms) {
		const key = draftKey(form), d = store.get(key), first = JSON.stringify(taken(form));
		if (d && !one("[aria-invalid],.refusal", form) && JSON.stringify(d.v) !== first) {
			restore(form, d.v);
			const note = make("p", `Đã điền lại phần nhập dở lúc ${new Date(d.at).toLocaleString("vi-VN")}. `, { className: "quiet" });
			note.append(make("button", "Bỏ phần này", { type: "button", className: "plain",
				onclick() { store.drop(key); restore(form, JSON.parse(first)); note.remove(); } }));
			form.prepend(note);
		}
		let wait;
		form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => store.set(key, { v: taken(form), at: Date.now() }), 400); });
		form.addEventListener("submit", () => { clearTimeout(wait); store.set(key, { v: taken(form), at: Date.now(), sent: true }); });
	}
};
const restore = (form, values) => {
	const left = values.slice();
	for (const el of [...form.elements].filter(keepable)) {
		const tick = ticks(el), i = left.findIndex(([n, v]) => n === el.name && (!tick || v === el.value));
		if (tick) el.checked = i >= 0; else if (i >= 0) el.value = left[i][1];
		if (i >= 0) left.splice(i, 1);
		if (el.matches("[data-money]")) tidy(el);
		if (el.type === "date") weekday(el);
	}
};

// Photographs: shown before they are sent; each tap of the camera adds one
const photos = input => {
	const list = one(`[data-previews="${input.name}"]`);
	let held = [...input.files];
	if (!list) return;
	const show = () => {
		const dt = new DataTransfer();
		held.forEach(f => dt.items.add(f));
		input.files = dt.files;
		all("img", list).forEach(i => URL.revokeObjectURL(i.src));
		list.replaceChildren(...held.map((f, i) => {
			const li = make("li", ""), name = `Ảnh ${i + 1}`;
			li.append(make("img", "", { src: URL.createObjectURL(f), alt: name }), make("span", `${name} · ${(f.size / 1048576).toFixed(1).replace(".", ",")} MB`),
				make("button", "Bỏ ảnh này", { type: "button", className: "plain", onclick() { held.splice(i, 1); show(); } }));
			return li;
		}));
	};
	input.addEventListener("change", () => { held = held.concat([...input.files]); show(); });
	if (held.length) show();
};

// Sending: once only, files with their progress, scans without leaving the page
const say = (form, text) => {
	let p = one(".fault.net", form);
	if (!p) form.append(p = make("p", "", { className: "fault net", role: "alert" }));
	p.textContent = text;
};
const busy = (form, on) => all("button:not([type=button])", form).forEach(b => { b.disabled = on; });
const upload = form => {
	const x = new XMLHttpRequest(), bar = one("progress", form);
	x.open("POST", form.action);
	x.upload.onprogress = e => { if (bar && e.lengthComputable) { bar.hidden = false; bar.value = 100 * e.loaded / e.total; } };
	x.onload = () => {
		window.kept = x.status === 422 ? new Map(all("input[type=file]", form).map(i => [i.name, i.files])) : null;
		history.replaceState(null, "", x.responseURL);
		document.open(); document.write(x.responseText); document.close();
	};
	x.onerror = () => { busy(form, false); if (bar) bar.hidden = true; say(form, "Mất kết nối. Phần đã chọn vẫn còn trên trang này; gửi lại khi có mạng."); };
	x.send(new FormData(form));
};
const scan = async form => {
	const field = one("[name=code]", form), region = one(form.dataset.scan);
	try {
		const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
		const page = new DOMParser().parseFromString(await answer.text(), "text/html"), next = one(form.dataset.scan, page) || one("main", page);
		if (region && next) region.replaceChildren(...next.childNodes);
		sound((one("[data-sound]", region) || { dataset: {} }).dataset.sound);
		field.value = "";
	} catch { say(form, "Mất kết nối. Mã vừa quét chưa được ghi; quét lại khi có mạng."); sound("unknown"); }
	busy(form, false); field.focus();
};
const sending = e => {
	const form = e.target;
	if (form.method !== "post" || e.defaultPrevented || e.submitter?.formTarget) return;
	if (form.action.endsWith("/dang-xuat")) store.keys().forEach(store.drop);
	const files = all("input[type=file]", form).some(i => i.files.length);
	if (form.dataset.scan || files) e.preventDefault();
	if (form.dataset.scan) scan(form); else if (files) upload(form);
	setTimeout(() => busy(form, true));
};

// Sounds
let audio;
const TONES = { right: [[1320, .12]], wrong: [[660, .14], [440, .2]], unknown: [[160, .7]], again: [[500, .05]], held: [[200, .16], [200, .16], [200, .16]] };
const sound = kind => {
	if (!TONES[kind]) return;
	try { audio = audio || new AudioContext(); audio.resume(); } catch { return; }
	let t = audio.currentTime + .01;
	for (const [pitch, length] of TONES[kind]) {
		const o = audio.createOscillator(), g = audio.createGain();
		o.frequency.value = pitch; o.type = pitch < 300 ? "square" : "sine"; g.gain.value = .25;
		o.connect(g).connect(audio.destination); o.start(t); o.stop(t + length); t += length + .07;
	}
	if (navigator.vibrate) navigator.vibrate(kind === "right" ? 40 : [80, 60, 80]);
};

// Live camera as a scanner, where the browser can read codes
const camera = button => {
	if (!("BarcodeDetector" in window) || !navigator.mediaDevices) { button.hidden = true; return; }
	const form = button.form, video = make("video", "", { muted: true, playsInline: true, hidden: true });
	button.after(video);
	let stream, last = "", lastAt = 0;
	button.onclick = async () => {
		if (stream) { stream.getTracks().forEach(t => t.stop()); stream = null; video.hidden = true; return; }
		try { stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }); } catch { say(form, "Chưa được phép dùng máy ảnh."); return; }
		video.srcObject = stream; video.hidden = false; await video.play();
		const eye = new BarcodeDetector();
		const look = async () => {
			if (!stream) return;
			const [found] = await eye.detect(video).catch(() => []);
			if (found && (found.rawValue !== last || Date.now() - lastAt > 3000)) { last = found.rawValue; lastAt = Date.now(); one("[name=code]", form).value = last; form.requestSubmit(); }
			setTimeout(look, 200);
		};
		look();
	};
};

// Keyboard
const rows = () => all("main :is(tbody tr,.next li,.paper,[data-row])").filter(r => r.offsetParent && (r.matches("a") || one("a[href]", r)));
let row = -1, chord = "", keys = "", lastKey = 0, wait;
const move = by => {
	const list = rows();
	if (!list.length) return;
	list[row]?.classList.remove("here");
	row = Math.max(0, Math.min(list.length - 1, row + by));
	list[row].classList.add("here");
	(list[row].matches("a") ? list[row] : one("a[href]", list[row])).focus({ preventScroll: true });
	list[row].scrollIntoView({ block: "nearest" });
};
const GO = { h: "today", s: "cases", t: "assets", k: "store", d: "auctions", g: "papers" };
const HELP = [["/", "Tìm kiếm"], ["g h", "Hôm nay"], ["g s", "Hồ sơ"], ["g t", "Tài sản"], ["g k", "Kho"], ["g d", "Đấu giá"], ["g g", "Giấy tờ"], ["n", "Tạo mới trong danh sách này"], ["j · k", "Dòng dưới · dòng trên"], ["Enter", "Mở dòng đang chọn"], ["p", "In hoặc mở bản PDF"], ["?", "Bảng phím tắt này"], ["Esc", "Đóng, hoặc quay lại"]];
const help = () => {
	let box = one("#keys");
	if (!box) {
		box = make("dialog", "", { id: "keys" });
		const list = make("dl", "");
		for (const [key, words] of HELP) { const dt = make("dt", ""); dt.append(make("kbd", key)); list.append(dt, make("dd", words)); }
		box.append(make("h2", "Phím tắt"), list, make("p", "Mã vạch quét ngoài ô nhập sẽ vào ô tìm kiếm.", { className: "quiet" }),
			make("button", "Đóng", { className: "plain", onclick: () => box.close() }));
		document.body.append(box);
	}
	box.showModal();
};
const act = key => {
	if (chord === "g") { chord = ""; one(`[data-nav="${GO[key]}"]`)?.click(); return; }
	if (key === "g") { chord = "g"; setTimeout(() => { chord = ""; }, 1200); }
	else if (key === "/") one("#search")?.focus();
	else if (key === "?") help();
	else if (key === "j") move(1);
	else if (key === "k") move(-1);
	else if (key === "n") one("[data-new]")?.click();
	else if (key === "p") { const pdf = one("[data-print]"); if (pdf) pdf.click(); else print(); }
};
const typed = e => {
	if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
	if (e.key === "Escape") {
		const open = one("details:is(.seat,.more)[open]");
		if (open) open.open = false; else if (inField(e.target)) e.target.blur(); else if (!one("dialog[open]")) history.back();
		return;
	}
	if (inField(e.target) || one("dialog[open]")) return;
	const now = performance.now(), fast = now - lastKey < 50;
	lastKey = now;
	if (e.key === "Enter" && fast && keys.length > 3) {
		e.preventDefault(); clearTimeout(wait);
		const field = one("form[data-scan] [name=code]") || one("#search");
		if (field) { field.value = keys; field.form.requestSubmit(); }
		keys = ""; return;
	}
	if (e.key.length !== 1) return;
	keys = (fast ? keys : "") + e.key;
	clearTimeout(wait);
	if (e.key === "/") e.preventDefault();
	if (keys.length === 1) wait = setTimeout(() => act(e.key), 55);
};

// Begin
all("[data-money]").forEach(tidy);
all("[data-cut]").forEach(cut);
all("input[type=date]").forEach(weekday);
if (window.kept) all("input[type=file]").forEach(i => { i.files = kept.get(i.name) || i.files; });
all("[data-preview]").forEach(photos);
all("[data-camera]").forEach(camera);
drafts();
document.addEventListener("input", e => { if (e.target.matches("[data-money]")) tidy(e.target); if (e.target.type === "date") weekday(e.target); }, true);
document.addEventListener("submit", sending);
document.addEventListener("keydown", typed);
document.addEventListener("click", e => all("details:is(.seat,.more)[open]").forEach(d => { if (!d.contains(e.target)) d.open = false; }));
addEventListener("pageshow", () => all("form").forEach(f => busy(f, false)));
let shut = [];
addEventListener("beforeprint", () => { shut = all("main details:not([open],td *)"); shut.forEach(d => { d.open = true; }); });
addEventListener("afterprint", () => shut.forEach(d => { d.open = false; }));
const first = one(".refusal[tabindex]") || one("[aria-invalid]");
if (first) first.focus();
})();
