import GoLibrary
import GoTemplate
import HTTP
import TestSupport
import Testing

@testable import KubernetesClient

/// Warnings of servers; headers from apimachinery's own tests, util/net http_test.go.
@Suite(.timeLimit(.minutes(1)))
struct ServerWarningTests {
    @Test(
        arguments: [
            ("299 - \"simple\"", [(299, "simple")]), ("  299 - \"spaces\"  ", [(299, "spaces")]),
            ("299 - \"with \\\"quotes\\\" and \\\\\"", [(299, "with \"quotes\" and \\")]),
            ("299 - \"a\" \"Tue, 15 Nov 1994 08:12:31 GMT\", 299 - \"b\"", [(299, "a"), (299, "b")]),
            ("199 agent \"other\"", [(199, "other")]), ("299 - \"a\", nonsense", [(299, "a")]),
            ("", []), ("299 \"no agent\"", []), ("299 - unquoted", []), ("999 - \"code\"", []), ("299 - \"open", []),
            ("299 - \"a\" trailing", []), ("299 - \"a\u{1}b\"", []),
            ("299 - \"a\u{1F}b\"", []), ("299 - \"a\u{7F}b\"", []), ("299 - \"a\u{9F}b\"", []),
            ("299 - \"a\u{A0}b\"", [(299, "a\u{A0}b")]), ("299 - \"\"", [(299, "")]), ("299  \"a\"", []),
            ("099 - \"a\"", []),
            ("100 - \"a\"", [(100, "a")]), ("300 - \"a\"", []),
            ("299 - \"a\\\\\", 299 - \"b\"", [(299, "a\\"), (299, "b")]),
            ("299 - \"a b\" \"c\"", [(299, "a b")]), ("299 - \"a\" \"c", []), ("299 - \"a\",", [(299, "a")]),
        ] as [(GoString, [(Int, GoString)])])
    func headers(_ header: GoString, _ expected: [(Int, GoString)]) {
        let warnings = ServerWarning.all(in: header)
        #expect(warnings.map(\.code) == expected.map(\.0))
        #expect(warnings.map(\.text) == expected.map(\.1))
    }

    private final class Listener: APILog {
        var warnings: [GoString] = []
        var notes: [String] = []
        func warn(_ text: GoString) { warnings.append(text) }
        func note(_ method: Request.Method, _ target: GoString, status: Int?, time: Duration) {
            notes.append("\(method.rawValue) \(target) \(status ?? 0)")
        }
    }

    @Test func eachRequestWarns() throws {
        let server = try LoopbackServer { request in
            .answer(
                200, "{}",
                headers: [
                    "Warning: 299 - \"old\"", "Warning: 199 - \"not this\"", "Warning: 299 - \"\(request.path)\"",
                ])
        }
        let log = Listener()
        let connection = try connection(server, log: log)
        _ = try connection.send(.get(APIPath("/a")))
        _ = try connection.send(.get(APIPath("/b")))
        #expect(log.warnings == ["old", "/a", "old", "/b"])
        #expect(log.notes == ["GET /a 200", "GET /b 200"])
    }

    @Test func klogWritesThem() throws {
        let time = GoTime(unixSeconds: 1_795_947_072, nanosecond: 131_415_000, location: .utc)
        let line = KlogLine.warning("v1 \"Endpoints\" is deprecated", at: time, process: 123)
        #expect(
            line.text
                == "I1129 10:11:12.131415     123 warnings.go:107] \"Warning: v1 \\\"Endpoints\\\" is deprecated\"")
        let failure = KlogLine.discoveryFailure("unknown", at: time, process: 123)
        let reason = "\"couldn't get current server API group list: unknown\" logger=\"UnhandledError\""
        #expect(failure.text == "E1129 10:11:12.131415     123 memcache.go:265] \"Unhandled Error\" err=\(reason)")
    }
}
