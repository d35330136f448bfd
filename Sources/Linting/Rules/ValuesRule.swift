import Charts
import Codecs
import Failures
import Files
import GoTemplate
import JSONSchema
import Rendering

/// What `values.yaml` must be, with the values that are given.
///
/// Mirrors pkg/chart/v2/lint/rules values.go.
struct ValuesRule: LintRule {
    private static let name: GoString = "values.yaml"

    func check(_ subject: LintSubject, _ messages: inout LintMessages) {
        guard (try? subject.fileSystem.status(of: subject.path(Self.name))) != nil else {
            return messages.add(.info, Self.name, "file does not exist")
        }
        do throws(HelmError) {
            messages.add(.error, Self.name, unlessNil: try schemaProblem(subject))
        } catch {
            messages.add(.error, Self.name, error.message)
        }
    }

    private func schemaProblem(_ subject: LintSubject) throws(HelmError) -> GoString? {
        let values: Map
        do { values = try Self.values(in: subject.fileSystem.read(subject.path(Self.name))) } catch {
            throw HelmError("unable to parse YAML: " + error.message)
        }
        let given = subject.options.values.unshared()
        ValuesReuse.add(values, to: given, log: subject.log)
        let file = subject.path("values.schema.json")
        guard try subject.fileSystem.exists(file) else { return nil }
        let schema = try subject.fileSystem.read(file)
        if schema.isEmpty || subject.options.skipsSchemaValidation { return nil }
        return problem(with: given, against: schema, subject)
    }

    private func problem(with values: Map, against schema: [UInt8], _ subject: LintSubject) -> GoString? {
        let validator = SchemaValidator(remote: subject.options.schemas)
        defer { SchemaWarnings.add(of: validator, to: subject.log) }
        return validator.failure(of: values, against: schema)
    }

    /// The first document, which is all that Helm looks at here.
    private static func values(in text: [UInt8]) throws(HelmError) -> Map {
        let value: Value
        do { value = try YAML.decode(text) } catch { throw HelmError(error.goMessage) }
        switch value {
        case .map(let map): return map
        case .null: return Map()
        default:
            let found = GoString("json: cannot unmarshal " + JSON.typeName(of: value))
            throw HelmError(
                "error unmarshaling JSON: while decoding JSON: " + found + " into Go value of type common.Values")
        }
    }
}
