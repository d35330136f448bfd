import Charts
import Files
import Glibc
import GoLibrary
import GoTemplate
import Testing

@testable import Releases

/// What Helm 4.2.3 decided with the same certificates.
@Suite("PostgreSQL by TLS", .enabled(if: getenv("SWELM_TEST_POSTGRESQL_TLS") != nil))
struct PostgreSQLTLSTests {
    private let folder = getenv("SWELM_TEST_POSTGRESQL_TLS").map { String(cString: $0) } ?? ""
    private let server = PostgreSQLServer.url.replacing("sslmode=disable", with: "")

    init() throws { try? PostgreSQLConnection(GoString(PostgreSQLServer.url)).run("CREATE ROLE client LOGIN") }

    /// Whether the connection is encrypted, or why there is none.
    private func connect(_ words: String, asClient: Bool = false) -> String {
        let client = "postgres://client@" + (server.split(separator: "@").last ?? "")
        do {
            let connection = try PostgreSQLConnection(GoString((asClient ? client : server) + words))
            return try connection.run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").text(0, 0)?.text ?? ""
        } catch { return error.goMessage.text }
    }

    private func escaped(_ file: String) throws -> String {
        GoString(PercentEncoding.queryComponent.escape(try FileSystem().read(GoString("\(folder)/\(file)")))).text
    }

    @Test func encryptsUnlessToldOtherwise() {
        #expect(connect("") == "t")
        #expect(connect("sslmode=require") == "t")
        #expect(connect("sslmode=disable") == "f")
        #expect(connect("sslmode=allow") == "f")
    }

    @Test func verifies() {
        #expect(connect("sslrootcert=\(folder)/ca.crt") == "t")
        #expect(connect("sslmode=verify-ca&sslrootcert=\(folder)/ca.crt") == "t")
        #expect(connect("sslmode=verify-full&hostaddr=127.0.0.1&host=localhost&sslrootcert=\(folder)/ca.crt") == "t")
        #expect(connect("sslrootcert=/nowhere") == "t")
        for wrong in ["sslrootcert=\(folder)/other.crt", "sslmode=verify-ca", "sslrootcert=system"] {
            #expect(connect(wrong).contains("certificate verify failed"))
        }
        #expect(connect("sslmode=verify-full&sslrootcert=\(folder)/ca.crt").contains("does not match host name"))
        #expect(connect("sslmode=verify-ca&sslrootcert=/nowhere").contains("does not exist"))
    }

    @Test func showsACertificate() throws {
        let certificate = "sslcert=\(folder)/client.crt&sslkey=\(folder)/client.key"
        #expect(connect(certificate, asClient: true) == "t")
        #expect(connect("", asClient: true).contains("requires a valid client certificate"))
        let inline = try "sslinline=true&sslcert=" + escaped("client.crt") + "&sslkey=" + escaped("client.key")
        #expect(connect(inline, asClient: true) == "t")
        #expect(try connect(inline + "&sslmode=verify-ca&sslrootcert=" + escaped("ca.crt"), asClient: true) == "t")
        let wrong = try connect(inline + "&sslrootcert=" + escaped("other.crt"), asClient: true)
        #expect(wrong.contains("certificate verify failed"))
    }
}
