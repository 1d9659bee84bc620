path: "/api/messages/*"
