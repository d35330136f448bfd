import Codecs
import GoTemplate

extension StagesShape {
    /// The JSON Schema of stages files, draft 2020-12, as indented JSON with a newline at the end.
    package static func jsonSchema() throws -> [UInt8] {
        let schema = ShapeSchemas.file(file)
        schema["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
        schema["title"] = .string("Stages of a release, for swelm")
        return try JSON.encode(.map(schema), indent: "  ", escapesHTML: false) + [UInt8(ascii: "\n")]
    }
}
