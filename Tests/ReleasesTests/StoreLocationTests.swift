import GoTemplate
import Testing

@testable import Releases

@Suite("Where releases are kept")
struct StoreLocationTests {
    @Test(arguments: [
        ("sqlite:a/b.db", StoreLocation.sqlite(path: "a/b.db")), ("sqlite:/a/b.db", .sqlite(path: "/a/b.db")),
        ("sqlite:///a/b.db", .sqlite(path: "/a/b.db")), ("sqlite:a\u{1}b", .sqlite(path: "a\u{1}b")),
        ("memory:", .memory), ("postgres://u@h/d", .postgreSQL(connection: "postgres://u@h/d")),
        ("postgresql://h", .postgreSQL(connection: "postgresql://h")), ("secret:", .cluster(.secret)),
        ("configmap:", .cluster(.configMap)),
    ])
    func readsURLs(_ url: String, _ expected: StoreLocation) throws {
        #expect(try StoreLocation(parsing: GoString(url)) == expected)
    }

    @Test(arguments: [
        ("mysql://u:sekrit@h/d", #"store: the scheme "mysql" is not known"#),
        ("/a/b.db", "store: the URL has no scheme"),
        ("sqlite:", "store: sqlite: needs the path of a file"),
        ("sqlite:a\0b", "store: sqlite: needs the path of a file"),
    ])
    func refusesOthers(_ url: String, _ start: String) {
        let error = #expect(throws: StoreError.self) { try StoreLocation(parsing: GoString(url)) }
        #expect(error?.message.text.hasPrefix(start) == true)
        #expect(error?.message.text.contains("sekrit") == false)
    }

    @Test func asksTheEnvironmentInHelmsOrder() throws {
        func location(_ variables: [String: String], flag: GoString = "") throws -> StoreLocation {
            try StoreLocation(flag: flag) { variables[$0] }
        }
        let home = ["HOME": "/h"]
        #expect(try location(home) == .sqlite(path: "/h/.local/share/swelm/releases.db"))
        #expect(try location(["XDG_DATA_HOME": "/x", "HOME": "/h"]) == .sqlite(path: "/x/swelm/releases.db"))
        #expect(try location(["HELM_DATA_HOME": "/d", "XDG_DATA_HOME": "/x"]) == .sqlite(path: "/d/swelm/releases.db"))
        let empty = ["HELM_DATA_HOME": "", "XDG_DATA_HOME": "", "HOME": "/h"]
        #expect(try location(empty) == .sqlite(path: "/h/.local/share/swelm/releases.db"))
        #expect(try location(["HELM_DRIVER": "memory"]) == .memory)
        let sql = ["HELM_DRIVER": "sql", "HELM_DRIVER_SQL_CONNECTION_STRING": "host=x"]
        #expect(try location(sql) == .postgreSQL(connection: "host=x"))
        #expect(try location(["SWELM_STORE": "memory:", "HELM_DRIVER": "sql"]) == .memory)
        #expect(try location(["SWELM_STORE": "memory:"], flag: "sqlite:f") == .sqlite(path: "f"))
        for driver in ["secret", "secrets"] { #expect(try location(["HELM_DRIVER": driver]) == .cluster(.secret)) }
        for driver in ["configmap", "configmaps"] {
            #expect(try location(["HELM_DRIVER": driver]) == .cluster(.configMap))
        }
        let error = #expect(throws: StoreError.self) { try location(["HELM_DRIVER": "paper"]) }
        #expect(error?.message == "unknown driver \"paper\"")
        #expect(throws: StoreError.self) { try location([:]) }
    }
}
