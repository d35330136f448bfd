import GoTemplate
import Testing

@testable import Releases

/// What Helm 4.2.3 was seen to read from connection strings.
@Suite("Words of connection strings")
struct PostgreSQLWordsTests {
    static let strings: [(string: String, words: String)] = [
        ("", ""),
        ("host=h port=1", "host=h|port=1"),
        (" host = h  user='a b' ", "host=h|user=a b"),
        (#"password='it\'s' search_path=a\ b,c"#, "password=it's|search_path=a b,c"),
        (#"x=a\\b"#, #"x=a\b"#),
        ("a= b=", "a=b="),
        ("search_path='' sslmode=", "search_path=|sslmode="),
        ("dbname=one dbname=two", "dbname=two"),
        ("host='a''b'=c", "'b'=c|host=a"),
        (
            "postgres://u:p@h:5/d?sslmode=disable&TimeZone=UTC",
            "TimeZone=UTC|dbname=d|host=h|password=p|port=5|sslmode=disable|user=u"
        ),
        ("postgresql://h/d?a=&b=1&b=2", "b=1|dbname=d|host=h"),
        ("postgres://h/d#part", "dbname=d|host=h"),
        ("postgres://u:p%20'\\@h/", "host=h|password=p '\\|user=u"),
        ("postgres:///d?host=/run/pg&options=-c%20x%3D1", "dbname=d|host=/run/pg|options=-c x=1"),
        ("postgres://[::1]:5/d", "dbname=d|host=::1|port=5"),
        ("postgres://a,b/d?port=1,2", "dbname=d|host=a,b|port=1,2"),
        // These are libpq's alone.
        ("postgres://a:1,b:2/d", "dbname=d|host=a,b|port=1,2"),
        ("postgres://%2Frun%2Fpg/d", "dbname=d|host=/run/pg"),
    ]

    @Test(arguments: strings)
    func reads(_ string: String, _ words: String) throws {
        let read = try PostgreSQLWords(GoString(string)).all.map { "\($0.word.text)=\($0.value.text)" }
        #expect(read.joined(separator: "|") == words)
    }

    static let refused: [(string: String, reason: String)] = [
        ("host", "neither a URL nor key=value words"), ("mysql://h/d", "neither a URL nor key=value words"),
        ("password=my sekrit host=h", "values that hold spaces need quotes"),
        ("password='sekrit", "ends within a quoted value"), (#"password=sekrit\"#, "ends in a backslash"),
        ("postgres://u:se%zzkrit@h/d", "is no URL"),
    ]

    @Test(arguments: refused)
    func refuses(_ string: String, _ reason: String) {
        let failure = #expect(throws: StoreError.self) { try PostgreSQLWords(GoString(string)) }
        #expect(failure?.message.text.contains(reason) == true)
        #expect(failure?.message.text.contains("krit") == false)
    }
}
