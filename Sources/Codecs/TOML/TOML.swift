import GoTemplate

/// TOML as github.com/BurntSushi/toml reads and writes it.
package enum TOML {
    package struct Failure: Error {
        package let message: GoString

        package init(_ message: GoString) { self.message = message }
    }

    package static func decode(_ bytes: [UInt8]) throws -> Value { .null }

    package static func encode(_ value: Value) throws -> [UInt8] { [] }
}
