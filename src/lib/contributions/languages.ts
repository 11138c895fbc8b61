// The languages people may say their words are in. Names are in the language itself: that is how its readers look for it.

export const LANGUAGES: { value: string; label: string }[] = [
	{ value: 'en', label: 'English' },
	{ value: 'ar', label: 'العربية (Arabic)' },
	{ value: 'bn', label: 'বাংলা (Bengali)' },
	{ value: 'fr', label: 'Français (French)' },
	{ value: 'gu', label: 'ગુજરાતી (Gujarati)' },
	{ value: 'pl', label: 'Polski (Polish)' },
	{ value: 'pt', label: 'Português (Portuguese)' },
	{ value: 'pa', label: 'ਪੰਜਾਬੀ (Punjabi)' },
	{ value: 'ro', label: 'Română (Romanian)' },
	{ value: 'so', label: 'Soomaali (Somali)' },
	{ value: 'es', label: 'Español (Spanish)' },
	{ value: 'syl', label: 'Sylheti' },
	{ value: 'ta', label: 'தமிழ் (Tamil)' },
	{ value: 'ti', label: 'ትግርኛ (Tigrinya)' },
	{ value: 'tr', label: 'Türkçe (Turkish)' },
	{ value: 'ur', label: 'اردو (Urdu)' },
	{ value: 'cy', label: 'Cymraeg (Welsh)' },
	{ value: 'yo', label: 'Yorùbá (Yoruba)' },
	{ value: 'und', label: 'Another language' }
];

/** The name to show for a stored language; an import may bring others than those above. */
export function languageName(lang: string): string {
	return LANGUAGES.find(({ value }) => value === lang)?.label ?? lang;
}
