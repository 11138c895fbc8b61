// Keeps in this browser alone which head of the book it was shown last, and says what that tells about the one shown now. Only an equal
// head shows by itself that nothing changed; for one that grew, the page that checks compares the two.
(function () {
	var place = document.getElementById('last-seen');
	if (!place) return;
	var size = Number(place.dataset.size);
	var root = place.dataset.root;
	try {
		var seen = JSON.parse(localStorage.getItem('book') || 'null');
		// A head that contradicts the one kept does not take its place.
		if (!seen || size > seen.size || (size === seen.size && root === seen.root)) {
			localStorage.setItem('book', JSON.stringify({ size: size, root: root, on: new Date().toISOString() }));
		}
	} catch {
		return;
	}
	if (!seen) return;
	var on = new Date(seen.on).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
	if (size === seen.size && root === seen.root) {
		place.textContent = 'Unchanged since you last looked, on ' + on + '.';
	} else if (size > seen.size) {
		place.textContent = 'It has grown by ' + (size - seen.size) + ' pages since you last looked, on ' + on + '. ';
		var link = document.createElement('a');
		link.href = '/log/verify?head=' + seen.size + ':' + encodeURIComponent(seen.root);
		link.textContent = 'Check that nothing before was changed';
		place.append(link);
	} else {
		place.textContent =
			'This is not the book you were shown on ' + on + ': it then had ' + seen.size + ' pages and the fingerprint ' + seen.root + '. Write both down and show them to those who seal it.';
	}
	place.hidden = false;
})();
