// Counts the minutes down that a point of the agenda has left, in a word with data-until (an ISO moment). Without it the page says
// how many there were when it was read.
(function () {
	var left = document.querySelector('[data-until]');
	if (!left) return;
	function tell() {
		var minutes = Math.ceil((Date.parse(left.dataset.until) - Date.now()) / 60000);
		left.textContent =
			minutes < 1 ? 'Its time is over.' : minutes === 1 ? 'One minute left.' : minutes + ' minutes left.';
	}
	tell();
	setInterval(tell, 5000);
})();
