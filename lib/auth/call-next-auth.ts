import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";

/** A request to next-auth in plain values. */
export interface AuthRequest {
  method: "GET" | "POST";
  /** The path behind /api/auth, in pieces: ["callback", "twitch"]. */
  path: string[];
  query?: Record<string, string>;
  cookies: Record<string, string>;
  body?: Record<string, string>;
}

export interface AuthAnswer {
  status: number;
  headers: Headers;
  /** Where the browser is to go; null when nowhere. */
  location: string | null;
  /** Set-Cookie headers. */
  setCookies: string[];
  body: unknown;
}

/**
 * Asks next-auth. Its handler for pages/api is the one that takes everything as arguments; the other reads
 * cookies from Next's request scope, where nobody can put in or take out any.
 */
export async function callNextAuth(options: NextAuthOptions, request: AuthRequest): Promise<AuthAnswer> {
  const answer: AuthAnswer = {
    status: 200,
    headers: new Headers(),
    location: null,
    setCookies: [],
    body: null,
  };
  const response = {
    status(status: number) {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (isSetCookie(name) ? answer.setCookies : answer.headers.get(name)),
    setHeader(name: string, value: string | string[]) {
      if (isSetCookie(name)) answer.setCookies = [value].flat();
      else answer.headers.set(name, String(value));
      return response;
    },
    send(body: unknown) {
      answer.body = body ?? null;
    },
    json(body: unknown) {
      answer.body = body;
    },
    end: () => undefined,
  };
  const { path, query, cookies, body, method } = request;
  const asked = { method, query: { ...query, nextauth: path }, cookies, body, headers: {} };
  await NextAuth(asked as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  answer.location = answer.headers.get("location");
  return answer;
}

const isSetCookie = (name: string) => name.toLowerCase() === "set-cookie";
