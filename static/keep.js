// Keeps what is being typed on the server, every three seconds and when the page is left, for a form with data-keep (the
// address to send it to). The line with data-kept says when, or that it was not. Without it the form has a button for that.
(function () {
	document.querySelectorAll('form[data-keep]').forEach(function (form) {
		var line = form.querySelector('[data-kept]');
		var kept = null;
		var over = false;

		function typed() {
			var fields = new URLSearchParams(new FormData(form));
			return fields.get('words') || kept !== null ? fields.toString() : '';
		}
		function say(words) {
			if (line && line.textContent !== words) line.textContent = words;
		}
		function keep() {
			var now = typed();
			if (over || !now || now === kept) return;
			fetch(form.dataset.keep, { method: 'POST', body: new URLSearchParams(now) })
				.then(function (answer) {
					if (!answer.ok) throw answer;
					return answer.json();
				})
				.then(function (answer) {
					over = answer.kept_at === null;
					kept = now;
					say(
						over
							? 'These words are recorded already.'
							: 'Kept at ' +
									new Date(answer.kept_at).toLocaleTimeString('en-GB', {
										hour: '2-digit',
										minute: '2-digit',
										timeZone: 'Europe/London'
									})
					);
				})
				.catch(function (reason) {
					say(
						reason instanceof Response
							? 'Not kept. Your words are in this box: copy them, and open this page again.'
							: 'Not kept: no connection. Your words are in this box.'
					);
				});
		}
		function leave() {
			var now = typed();
			if (!over && now && now !== kept && navigator.sendBeacon(form.dataset.keep, new URLSearchParams(now))) kept = now;
		}

		setInterval(keep, 3000);
		addEventListener('pagehide', leave);
		document.addEventListener('visibilitychange', function () {
			if (document.visibilityState === 'hidden') leave();
		});
	});
})();
