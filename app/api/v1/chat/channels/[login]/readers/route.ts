import { addReader, listReaders } from "@/lib/chat";
import { chatChannelParams, chatReader, chatReaderInput, chatReaderList } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.list-readers",
  summary: "Lists who may read a channel's chat log",
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  answer: chatReaderList,
  handler: ({ person, params }) => listReaders(person, params.login),
});

export const POST = route({
  operation: "messages.add-reader",
  summary: "Lets somebody read a channel's chat log",
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  body: chatReaderInput,
  answer: chatReader,
  status: 201,
  handler: ({ person, params, body }) => addReader(person, params.login, body.login),
});
