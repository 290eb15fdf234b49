// D1 lives in workerd only; this Worker is there to hold the binding that the tests talk to.
export default { fetch: () => new Response('ok') };
