// The taking-back key is made on the person's side. In a form with a field `erasure_key`: 16 random bytes, of which only the hash is
// sent, SHA-256("erase/v1\n" || bytes). On the slip: shows the key of the hash in data-erasure-key, as 26 symbols of Crockford's base
// 32. In between it is kept in this tab alone. Without script, the server makes it and shows it once.
(function () {
	var field = document.querySelector('input[name=erasure_key]');
	var place = document.querySelector('[data-erasure-key]');

	function text(bytes) {
		return btoa(String.fromCharCode.apply(null, bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
	}
	if (field && !field.value && window.crypto && crypto.subtle) {
		var hashed = new Uint8Array(25);
		var token = crypto.getRandomValues(hashed.subarray(9));
		'erase/v1\n'.split('').forEach(function (letter, at) {
			hashed[at] = letter.charCodeAt(0);
		});
		crypto.subtle.digest('SHA-256', hashed).then(function (hash) {
			var key = text(new Uint8Array(hash));
			sessionStorage.setItem('erase/' + key, Array.from(token).join());
			field.value = key;
		});
	}
	var kept = place && sessionStorage.getItem('erase/' + place.dataset.erasureKey);
	if (kept) {
		var bits = '';
		kept.split(',').forEach(function (byte) {
			bits += (256 + Number(byte)).toString(2).slice(1);
		});
		place.querySelector('.tl-key').textContent = (bits + '00')
			.replace(/.{5}/g, function (five) {
				return '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(parseInt(five, 2));
			})
			.replace(/^(.{5})(.{5})(.{5})(.{5})/, '$1-$2-$3-$4-');
		place.hidden = false;
	}
})();
