import GoLibrary
import GoTemplate
import HTTP
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// What comes of answers; texts of those without a Status are client-go's.
@Suite(.timeLimit(.minutes(1)))
struct AnswerTests {
    private func failure(_ actions: [LoopbackServer.Action], _ action: APIRequest.Action = .read) throws -> APIFailure {
        let server = try LoopbackServer { _ in actions }
        let path = try APIPath(
            APIResource(
                GroupVersion(group: "apps", version: "v1"), name: "deployments", kind: "Deployment", scope: .namespaced),
            in: "shop", named: "web")
        return try #require(throws: APIFailure.self) { try connection(server).send(APIRequest(action, path)) }
    }

    private func status(_ code: Int, _ fields: String) -> [LoopbackServer.Action] {
        .answer(code, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\(fields)}")
    }

    @Test func aStatusSpeaksForItself() throws {
        let failure = try failure(
            status(
                404,
                "\"message\":\"deployments.apps \\\"web\\\" not found\",\"reason\":\"NotFound\",\"details\":{\"name\":\"web\"},\"code\":404"
            ))
        #expect(failure.message == "deployments.apps \"web\" not found")
        #expect(failure.isNotFound)
        #expect(failure.status?.reason == .notFound)
        #expect(failure.status?.details?["name"]?.isText("web") == true)
    }

    @Test(
        arguments: [
            (400, "the server rejected our request for an unknown reason (get deployments.apps web)"),
            (401, "the server has asked for the client to provide credentials (get deployments.apps web)"),
            (403, "no <b>entry</b> (get deployments.apps web)"),
            (404, "the server could not find the requested resource (get deployments.apps web)"),
            (405, "the server does not allow this method on the requested resource (get deployments.apps web)"),
            (409, "the server reported a conflict (get deployments.apps web)"),
            (422, "the server rejected our request due to an error in our request (get deployments.apps web)"),
            (
                429,
                "the server has received too many requests and has asked us to try again later (get deployments.apps web)"
            ),
            (
                500,
                "an error on the server (\"no <b>entry</b>\") has prevented the request from succeeding (get deployments.apps web)"
            ),
            (503, "the server is currently unable to handle the request (get deployments.apps web)"),
            (
                418,
                "the server responded with the status code 418 but did not return more information (get deployments.apps web)"
            ),
        ])
    func pagesOfOthers(_ code: Int, _ message: String) throws {
        let failure = try failure(.answer(code, " no <b>entry</b>\n", type: "text/html; charset=utf-8"))
        #expect(failure.message.text == message)
        #expect(failure.status?.code == code)
        // A proxy's page says nothing about the object.
        #expect(!failure.isNotFound)
    }

    @Test func pagesThatAreLongAreCut() throws {
        let failure = try failure(.answer(500, String(repeating: "x", count: 5000), type: "text/plain"))
        let message = "an error on the server (\"" + String(repeating: "x", count: 2048)
        let end = "\") has prevented the request from succeeding (get deployments.apps web)"
        #expect(failure.message.text == message + end)
        let other = try self.failure(.answer(500, "<xml/>", type: "application/xml"))
        #expect(other.message.hasPrefix("an error on the server (\"unknown\")"))
    }

    @Test(
        arguments: [
            (.notFound, 404, true, true, false), (.notFound, 200, true, true, false),
            (.unknown, 404, true, true, false),
            (.unknown, 405, true, false, false), (.forbidden, 404, true, false, false),
            (.notFound, 404, false, false, false),
            (.expired, 500, true, false, true), (.gone, 500, true, false, true), (.unknown, 410, true, false, true),
            (.conflict, 409, true, false, false),
        ] as [(APIStatus.Reason, Int, Bool, Bool, Bool)])
    func whatAStatusMeans(
        _ reason: APIStatus.Reason, _ code: Int, _ isFromServer: Bool, _ isNotFound: Bool, _ isExpired: Bool
    ) {
        let status = APIStatus(code: code, reason: reason, message: "", isFromServer: isFromServer)
        #expect(status.isNotFound == isNotFound && status.isExpired == isExpired)
    }

    @Test func aStatusLies() throws {
        let failure = try failure(status(200, "\"message\":\"no\",\"reason\":\"Conflict\",\"code\":409"))
        #expect(failure.message == "no")
        #expect(failure.status?.reason == .conflict)
    }

    @Test(
        arguments: [
            ("<html>", "text/html; charset=utf-8", "serializer for text/html; charset=utf-8 doesn't exist"),
            ("", "application/json", "0-length response with status code: 200 and content type: application/json"),
            ("{\"a\":", "application/json", "unexpected end of JSON input"),
            ("[]", "application/json", "the answer is no object"),
            (String(repeating: "[", count: 100_000), "application/json", "invalid character '[' exceeded max depth"),
        ])
    func answersThatAreNoObjects(_ body: String, _ type: String, _ message: String) throws {
        let failure = try failure(.answer(200, body, type: type))
        #expect(failure.message.text == message)
    }

    @Test func aBodyThatBreaksOff() throws {
        let failure = try failure([.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), .close], .create(Map()))
        let start = "unexpected error when reading response body. Please retry. Original error: "
        #expect(failure.message.text == start + "unexpected EOF")
    }

    @Test func integersStayIntegers() throws {
        let server = try LoopbackServer { _ in .answer(200, "{\"a\":9007199254740993,\"b\":1.0}") }
        let answer = try connection(server).send(.get(APIPath("/")))
        #expect(try answer.integer(at: "a") == 9_007_199_254_740_993)
        guard case .float(1)? = answer["b"] else { throw APIFailure.invalid("b is no float") }
    }

    @Test func leadersChange() throws {
        let body =
            "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"etcdserver: leader changed\",\"code\":500}"
        let server = try LoopbackServer { $0.path == "/a" ? .answer(500, body) : .answer(500, "{}") }
        #expect(throws: APIFailure.self) { try connection(server).send(APIRequest(.create(Map()), APIPath("/a"))) }
        #expect(server.requests.count == 4)
        #expect(throws: APIFailure.self) { try connection(server).send(APIRequest(.create(Map()), APIPath("/b"))) }
        #expect(server.requests.count == 5)
        let dropped = body.replacing("etcdserver: leader changed", with: "x raft proposal dropped")
        let other = try LoopbackServer { _ in .answer(500, dropped) }
        #expect(throws: APIFailure.self) { try connection(other).send(APIRequest(.create(Map()), APIPath("/a"))) }
        #expect(other.requests.count == 4)
    }

    @Test func serverSideApplyIsRepeatedAndCreationIsNot() throws {
        let server = try LoopbackServer { _ in [.reset] }
        let connection = try connection(server)
        #expect(throws: APIFailure.self) { try connection.send(APIRequest(.create(Map()), APIPath("/"))) }
        #expect(server.requests.map(\.method) == ["POST"])
        #expect(throws: APIFailure.self) { try connection.send(APIRequest(.apply(Map()), APIPath("/"))) }
        #expect(server.requests.filter { $0.method == "PATCH" }.count == 6)
    }

    @Test func requestsSayWhatTheyHold() throws {
        let server = try LoopbackServer { _ in .answer(200, "{}") }
        let connection = try connection(server)
        let map = Map([("a", .string("<"))])
        for action: APIRequest.Action in [
            .create(map), .replace(map), .apply(map), .patch(.map(map), .strategicMerge), .patch(.list([]), .json),
            .delete(map),
        ] {
            _ = try connection.send(APIRequest(action, APIPath("/")))
        }
        #expect(
            server.requests.map { "\($0.method) \($0.headers["content-type"] ?? "")" } == [
                "POST application/json", "PUT application/json", "PATCH application/apply-patch+yaml",
                "PATCH application/strategic-merge-patch+json", "PATCH application/json-patch+json",
                "DELETE application/json",
            ])
        #expect(server.requests.first?.body == Array("{\"a\":\"\\u003c\"}".utf8))
    }
}

/// A connection to a loopback server.
func connection(_ server: LoopbackServer, log: (any APILog)? = nil) throws -> APIConnection {
    let endpoint = Endpoint(try GoURL(parsing: GoString(server.url)), proxy: .none)
    return APIConnection(endpoint, on: try Loop(), log: log)
}
