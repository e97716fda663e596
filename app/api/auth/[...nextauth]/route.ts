import { handleAuthRequest } from "@/lib/auth/handle-auth-request";
import { importAfterSignIn } from "@/lib/broadcasters";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

const handle = async (request: Request, { params }: Context) =>
  handleAuthRequest(request, (await params).nextauth, importAfterSignIn);

export { handle as GET, handle as POST };
