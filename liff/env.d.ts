/** Put in by the build (liff/build/variant.ts). */
declare const __DEMO__: boolean;
/** The build's id; the server tells its own in GET /api/months, so that a page can notice a newer one. */
declare const __APP__: string;
/** The form that most volunteers fill, so that the page needs no second request; without the fields that no page reads. */
declare const __FORM__: import('../shared/report/form.ts').FormDefinition;
