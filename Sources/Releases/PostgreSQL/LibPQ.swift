import CPostgreSQL
import GoTemplate

/// PostgreSQL's client library, which is loaded on first use.
enum LibPQ {
    /// - Throws: `.unusable` where there is none.
    static func load() throws {
        guard let problem = postgresql_load() else { return }
        throw StoreError.unusable("release store postgres: " + String(cString: problem))
    }

    /// Whether the library that is loaded has a word of connection strings.
    static func knows(_ word: GoString) -> Bool { postgresql_knows(word.text) }
}
