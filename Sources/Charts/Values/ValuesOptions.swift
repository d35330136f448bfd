import Codecs
import Failures
import Files
import GoTemplate

/// The values a user gives on the command line.
///
/// Mirrors pkg/cli/values options.go.
package struct ValuesOptions: Sendable {
    /// `-f`, `--values`.
    package var valueFiles: [GoString] = []
    /// `--set-json`.
    package var jsonValues: [GoString] = []
    /// `--set`.
    package var values: [GoString] = []
    /// `--set-string`.
    package var stringValues: [GoString] = []
    /// `--set-file`.
    package var fileValues: [GoString] = []
    /// `--set-literal`.
    package var literalValues: [GoString] = []

    package init() {}

    /// All values in one map; kinds count in the order of the properties above, whatever the order of the flags.
    ///
    /// - Throws: Helm's message for a file that cannot be read or an expression that cannot be understood.
    package func merged(fileSystem: FileSystem = FileSystem()) throws(HelmError) -> Map {
        try merged { path throws(HelmError) in try ValuesSource.read(path, fileSystem) }
    }

    /// The same with files that come from `read`, which gets the paths as they were given.
    package func merged(reading read: @escaping (GoString) throws(HelmError) -> [UInt8]) throws(HelmError) -> Map {
        var merged = Map()
        for path in valueFiles { merged = ValuesFile.merge(merged, with: try Self.decode(read(path), from: path)) }
        for text in jsonValues { try Self.addJSON(text, to: &merged) }
        for text in values { try Self.add(text, as: .typed, flag: "--set", to: merged) }
        for text in stringValues { try Self.add(text, as: .string, flag: "--set-string", to: merged) }
        let file = SetParser.Style.file { path throws(HelmError) in GoString(try read(path)) }
        for text in fileValues { try Self.add(text, as: file, flag: "--set-file", to: merged) }
        for text in literalValues { try Self.add(text, as: .literal, flag: "--set-literal", to: merged) }
        return merged
    }

    private static func decode(_ text: [UInt8], from path: GoString) throws(HelmError) -> Map {
        do { return try ValuesFile.decode(text) } catch {
            throw HelmError("failed to parse " + path + ": " + error.message)
        }
    }

    /// A JSON object is merged, anything else is `key=json`.
    private static func addJSON(_ text: GoString, to merged: inout Map) throws(HelmError) {
        let trimmed = text.trimmingSpace
        guard trimmed.hasPrefix("{") else {
            do { try SetParser.parse(text, as: .json, into: merged) } catch {
                throw HelmError("failed parsing --set-json data " + text)
            }
            return
        }
        guard case .map(let object)? = try? JSON.decode(trimmed.bytes) else {
            throw HelmError("failed parsing --set-json data JSON: " + text)
        }
        merged = ValuesFile.merge(merged, with: object)
    }

    private static func add(
        _ text: GoString, as style: SetParser.Style, flag: GoString, to merged: Map
    ) throws(HelmError) {
        do { try SetParser.parse(text, as: style, into: merged) } catch {
            throw HelmError("failed parsing " + flag + " data: " + error.message)
        }
    }
}
