// Lets words be selected in [data-select] with a mouse, a finger or the keyboard, and says which in [data-chosen]. Without it
// the sentences are checkboxes. Positions are code points of the words as the page draws them.
(function () {
	const box = document.querySelector('[data-select]');
	if (!box) return;
	const find = (name) => box.querySelector(name);
	const ticks = find('fieldset');
	const passage = find('[data-passage]');
	const input = find('[name=selected]');
	const say = find('[data-chosen]');
	const byWord = find('[data-by-word]');
	const byTick = find('[data-by-tick]');
	const pieces = [...ticks.querySelectorAll('[data-words]')];
	const text = pieces.map((piece) => piece.textContent).join('');
	const points = [...text];
	const length = (string) => [...string].length;
	const LIST = { role: 'listbox', 'aria-label': passage.dataset.passage, 'aria-multiselectable': true };
	let words = [];
	let anchor = 0;
	let at = 0;
	let later;

	function mark(name, spans) {
		if (!window.Highlight || words.length) return;
		const ranges = spans.map((ends) => {
			const [from, to] = ends.map((point) => points.slice(0, point).join('').length);
			const range = new Range();
			range.setStart(passage.firstChild, from);
			range.setEnd(passage.firstChild, to);
			return range;
		});
		CSS.highlights.set(name, new Highlight(...ranges));
	}
	function take(from, to) {
		while (from < to && !points[from].trim()) from++;
		while (to > from && !points[to - 1].trim()) to--;
		if (from === to) return;
		input.value = from + '-' + to;
		mark('chosen', [[from, to]]);
		// Shown before its words change, or nobody would hear them.
		say.parentNode.hidden = false;
		clearTimeout(later);
		later = setTimeout(() => (say.textContent = points.slice(from, to).join('')), 300);
	}
	function plain() {
		words = [];
		passage.textContent = text;
		for (const name in LIST) passage.removeAttribute(name);
		let from = 0;
		const coded = pieces.map((piece) => [from, (from += length(piece.textContent))]);
		mark('coded', coded.filter((_, nth) => 'coded' in pieces[nth].dataset));
		if (input.value) mark('chosen', [input.value.split('-')]);
	}
	function tick(on) {
		ticks.hidden = ticks.disabled = !on;
		passage.hidden = byWord.hidden = on;
		byTick.textContent = on ? 'Select words instead' : 'Tick sentences instead';
		if (on) input.value = '';
		else plain();
		say.parentNode.hidden = !input.value;
	}

	// The passage becomes a list of words to walk through, only as long as somebody walks.
	function walk() {
		passage.textContent = '';
		for (const name in LIST) passage.setAttribute(name, LIST[name]);
		let from = 0;
		pieces.forEach((piece, sentence) =>
			piece.textContent.split(/(\s+)/).forEach((word) => {
				const to = from + length(word);
				const span = document.createElement('span');
				span.textContent = word;
				passage.append(span);
				if (word.trim()) {
					span.setAttribute('role', 'option');
					words.push({ span, from, to, sentence });
				}
				from = to;
			})
		);
		go(at, false);
	}
	function go(to, extend) {
		if (!words[to]) return;
		at = to;
		if (!extend) anchor = at;
		words.forEach(({ span }, nth) => {
			span.tabIndex = nth === at ? 0 : -1;
			span.setAttribute('aria-selected', (nth - at) * (nth - anchor) <= 0);
		});
		words[at].span.focus();
	}
	function edge(step) {
		let to = at;
		while (words[to + step]?.sentence === words[at].sentence) to += step;
		return to;
	}
	passage.addEventListener('keydown', (event) => {
		if (!words.length) return;
		const { key } = event;
		const forth = passage.dir === 'rtl' ? -1 : 1;
		const to = {
			ArrowRight: at + forth,
			ArrowLeft: at - forth,
			ArrowDown: edge(1) + 1,
			ArrowUp: edge(-1) - 1,
			Home: edge(-1),
			End: edge(1)
		}[key];
		if (to !== undefined) go(to, event.shiftKey);
		else if (key === 'Enter' || key === 'Escape') {
			const ends = [words[Math.min(at, anchor)].from, words[Math.max(at, anchor)].to];
			plain();
			if (key === 'Enter') take(...ends);
			byWord.focus();
		} else return;
		event.preventDefault();
	});
	passage.addEventListener('focusout', (event) => {
		if (words.length && !passage.contains(event.relatedTarget)) plain();
	});
	document.addEventListener('selectionchange', () => {
		const chosen = getSelection();
		if (words.length || passage.hidden || chosen.isCollapsed || !chosen.rangeCount) return;
		const range = chosen.getRangeAt(0);
		if (!range.intersectsNode(passage)) return;
		const before = new Range();
		before.selectNodeContents(passage);
		const within = before.cloneRange();
		if (before.compareBoundaryPoints(Range.START_TO_START, range) < 0)
			within.setStart(range.startContainer, range.startOffset);
		if (before.compareBoundaryPoints(Range.END_TO_END, range) > 0)
			within.setEnd(range.endContainer, range.endOffset);
		before.setEnd(within.startContainer, within.startOffset);
		const from = length(before + '');
		take(from, from + length(within + ''));
	});
	byWord.addEventListener('click', walk);
	byTick.addEventListener('click', () => tick(ticks.hidden));
	find('[data-tools]').hidden = false;
	tick(!!find('fieldset :checked'));
})();
