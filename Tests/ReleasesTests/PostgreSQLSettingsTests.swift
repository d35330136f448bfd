import Charts
import Files
import GoTemplate
import TestSupport
import Testing

@testable import Releases

@Suite("What libpq is given")
struct PostgreSQLSettingsTests {
    private static let rest = [
        "client_encoding", "connect_timeout", "fallback_application_name", "gssencmode", "host", "sslmode",
        "sslrootcert",
    ]

    /// The words but for those that are given always.
    private func words(_ string: String, _ environment: [String: String] = [:]) throws -> [String] {
        try all(string, environment).filter { word in !Self.rest.contains { word.hasPrefix($0 + "=") } }
    }

    private func all(_ string: String, _ environment: [String: String] = [:]) throws -> [String] {
        let settings = try PostgreSQLSettings(GoString(string), PostgreSQLEnvironment { environment[$0] })
        return settings.words.map { "\($0.word.text)=\($0.value.text)" }
    }

    @Test func takesTheDriversDefaults() throws {
        #expect(
            try all("dbname=d") == [
                "client_encoding=UTF8", "connect_timeout=15", "dbname=d", "fallback_application_name=swelm",
                "gssencmode=disable", "host=localhost", "sslmode=require", "sslrootcert=/dev/null/none",
            ])
        let environment = ["PGHOST": "h", "PGCONNECT_TIMEOUT": "3", "PGSSLMODE": "disable", "PGGSSENCMODE": "prefer"]
        let given = try all("dbname=d", environment)
        #expect(!given.contains { $0.hasPrefix("host=") || $0.hasPrefix("connect_timeout=") || $0.hasPrefix("gss") })
        #expect(given.contains("sslmode=disable"))
        #expect(try all("host=/run/pg sslmode=prefer").contains("sslmode=prefer"))
        #expect(try !all("hostaddr=1.2.3.4,1.2.3.5").contains("host=localhost"))
    }

    @Test func sendsOtherWordsToTheServer() throws {
        #expect(try words("search_path=a,b") == ["options=-c search_path=a,b"])
        #expect(
            try words("search_path='a, b\\\\c' TimeZone=UTC") == [#"options=-c TimeZone=UTC -c search_path=a,\ b\\c"#])
        #expect(try words("options='-c a=1' nonsense=''") == ["options=-c a=1 -c nonsense="])
        #expect(try words("x=1", ["PGOPTIONS": "-c y=2"]) == ["options=-c y=2 -c x=1"])
        #expect(try words("", ["PGOPTIONS": "-c y=2"]) == [])
        #expect(try words("keepalives=1 channel_binding=prefer") == ["channel_binding=prefer", "keepalives=1"])
    }

    @Test func keepsWordsOfTheDriver() throws {
        let driver = "binary_parameters=yes disable_prepared_binary_result=off krbspn=x tz=UTC geqo=off"
        #expect(try words(driver + " datestyle='ISO, MDY' client_encoding=utf-8") == [])
        #expect(
            try words("sslsni=no database=d ssl_min_protocol_version=TLSv1.0")
                == ["dbname=d", "ssl_min_protocol_version=TLSv1", "sslsni=0"])
    }

    static let refused = [
        ("sslmode=bogus", #"has the sslmode "bogus"; there are disable, allow"#),
        ("sslmode=require sslrootcert=system", "use \"verify-full\""),
        ("sslinline=yes", "its sslcert is no certificate or key in PEM"),
        ("binary_parameters=2", #"has the value "2" for binary_parameters"#), ("sslsni=x", "for sslsni"),
        ("client_encoding=latin1", #"client_encoding "latin1"; it must be absent or "UTF8""#),
        ("datestyle=German", #"datestyle "German"; it must be absent or "ISO, MDY""#),
        ("service=x", #"names the service "x", but there is no file ~/.pg_service.conf"#),
    ]

    @Test(arguments: refused)
    func refuses(_ string: String, _ reason: String) {
        let failure = #expect(throws: StoreError.self) { try all(string) }
        #expect(failure?.message.text.contains(reason) == true)
    }

    @Test func verifiesBySystemCertificates() throws {
        let environment = ["SSL_CERT_FILE": "/certs"]
        for string in ["sslmode=verify-full", "sslmode=verify-ca", "sslrootcert=system"] {
            #expect(try all(string, environment).contains("sslrootcert=/certs"))
        }
        #expect(try all("sslrootcert=system", environment).contains("sslmode=verify-full"))
        #expect(try all("sslmode=verify-ca sslrootcert=/mine", environment).contains("sslrootcert=/mine"))
    }

    @Test func readsAService() throws {
        let file = try ScratchFolder.make().path + "/services"
        try FileSystem().write(
            Array(("# mine\n[other]\nport=1\n[main]\nhost = h\nsslmode=disable\nsearch_path=s\n").utf8),
            toNew: GoString(file))
        let environment = ["PGSERVICEFILE": file]
        #expect(try all("service=main host=x", environment).contains("host=h"))
        #expect(try words("service=main port=7", environment) == ["options=-c search_path=s", "port=7"])
        #expect(try words("", environment.merging(["PGSERVICE": "other"]) { $1 }) == ["port=1"])
        let failure = #expect(throws: StoreError.self) { try all("service=none", environment) }
        #expect(failure?.message.text.contains(#"names the service "none", which is not in"#) == true)
    }
}
