const jsonOk = () => new Response(JSON.stringify({ ok: true }), {
  status: 200,
  headers: { "Content-Type": "application/json" },
});

http.route({ path: "/getFoo", method: "GET", handler: httpAction(async () => jsonOk()) });
http.route({ path: "/postBar", method: "POST", handler: httpAction(async () => jsonOk()) });
http.route({ path: "/putBaz", method: "PUT", handler: httpAction(async () => jsonOk()) });
http.route({ pathPrefix: "/api/", method: "GET", handler: httpAction(async () => jsonOk()) });
