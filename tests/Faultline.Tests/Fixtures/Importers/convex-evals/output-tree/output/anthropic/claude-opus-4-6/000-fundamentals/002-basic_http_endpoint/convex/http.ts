import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

http.route({
  path: "/api/hello",
  method: "GET",
  handler: httpAction(async (_ctx, request) => {
    const body = await request.text();
    return new Response(body + "there", {
      status: 200,
      headers: { "Content-Type": "text/plain" },
    });
  }),
});

http.route({
  pathPrefix: "/api/messages/",
  method: "POST",
  handler: httpAction(async () => {
    return new Response(null, { status: 200 });
  }),
});

export default http;
