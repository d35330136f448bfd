import Codecs
import Diagnostics
import Failures
import Files
import GoTemplate

/// What a chart's `.swelmlint.yaml` says: rules that are not asked, and other severities.
struct LintSettingsFile {
    static let name: GoString = ".swelmlint.yaml"

    private(set) var disabled: Set<String> = []
    private(set) var severities: [String: LintMessage.Severity] = [:]

    /// Reads the file of a chart's folder; there need not be one.
    ///
    /// - Throws: `HelmError` that tells what is wrong in the file, and where.
    init(of folder: GoString, _ fileSystem: FileSystem) throws(HelmError) {
        let path = GoPath.join(folder, Self.name)
        guard try fileSystem.exists(path) else { return }
        let text = try fileSystem.read(path)
        do throws(HelmError) { try read(text) } catch { throw HelmError(Self.name + ": " + error.message) }
    }

    private static let keys = ["disable", "severity"]

    private mutating func read(_ text: [UInt8]) throws(HelmError) {
        let value: Value
        do { value = try YAML.decode(text) } catch { throw HelmError(error.goMessage) }
        if value.isNil { return }
        guard case .map(let map) = value else { throw HelmError("a mapping with disable and severity is expected") }
        for (key, value) in map.entries {
            switch key {
            case "disable": disabled = Set(try Self.codes(value).map(\.text))
            case "severity": severities = try Self.severities(value)
            default: throw Self.unknown(key)
            }
        }
    }

    private static func unknown(_ key: GoString) -> HelmError {
        HelmError("unknown key " + Strconv.quote(key) + GoString("; " + NearestWord.advice(for: key.text, among: keys)))
    }

    private static func codes(_ value: Value) throws(HelmError) -> [GoString] {
        guard case .list(let list) = value else { throw HelmError("disable is no list of rules") }
        var codes: [GoString] = []
        for element in list.elements {
            guard case .string(let code) = element else { throw HelmError("disable is no list of rules") }
            try FindingSelection.check(code)
            codes.append(code)
        }
        return codes
    }

    private static func severities(_ value: Value) throws(HelmError) -> [String: LintMessage.Severity] {
        guard case .map(let map) = value else { throw HelmError("severity is no mapping of rules") }
        var severities: [String: LintMessage.Severity] = [:]
        for (code, value) in map.entries {
            try FindingSelection.check(code)
            guard case .string(let word) = value, let severity = LintMessage.Severity(rawValue: word.uppercased.text)
            else { throw HelmError("the severity of " + code + " is none of error, warning and info") }
            severities[code.text] = severity
        }
        return severities
    }
}
