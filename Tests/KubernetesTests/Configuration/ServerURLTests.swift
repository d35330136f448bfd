import GoTemplate
import Testing

@testable import Kubernetes

/// Where a server is; expectations from client-go's rest.DefaultServerUrlFor.
struct ServerURLTests {
    private func url(_ host: GoString, _ change: (inout ResolvedConfiguration) -> Void = { _ in }) throws -> String {
        var configuration = ResolvedConfiguration(host: host)
        change(&configuration)
        return try configuration.serverURL().description.text
    }

    @Test func anySignOfTLSMakesItHTTPS() throws {
        #expect(try url("h:1") == "http://h:1")
        #expect(try url("h:1") { $0.server.authorities = .file("ca") } == "https://h:1")
        #expect(try url("h:1") { $0.user.certificate = .file("cert") } == "https://h:1")
        #expect(try url("h:1") { $0.server.skipsVerification = true } == "https://h:1")
        // A key alone is none.
        #expect(try url("h:1") { $0.user.key = .file("key") } == "http://h:1")
    }

    @Test func aSchemeIsKept() throws {
        #expect(try url("http://h/a") { $0.server.skipsVerification = true } == "http://h/a")
        #expect(try url("https://h") == "https://h")
        #expect(try url("") == "http://localhost")
        #expect(try url("h/") == "http://h/")
    }

    @Test func aHostHasNoPath() {
        #expect(throws: (any Error).self) { try url("h/a") }
        #expect(throws: (any Error).self) { try url("h:a") }
    }
}
