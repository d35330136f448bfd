import Codecs
import Foundation
import GoTemplate
import JSONSchema
import TestSupport
import Testing

@testable import Rollouts

/// The published JSON Schema says what the reader says.
struct StagesSchemaTests {
    private static let published = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/stages.schema.json")

    @Test func whatIsPublishedIsWhatIsPrinted() throws {
        #expect(
            try Array(Data(contentsOf: Self.published)) == StagesShape.jsonSchema(),
            "write it with `swelm rollout schema`")
    }

    /// Half of the files are broken somewhere.
    @Test func readerAndSchemaAgree() throws {
        let files = Map()
        var complaints: [GoString: String] = [:]
        for seed in 0..<2000 {
            var generated = GeneratedFile(seed: seed)
            guard case .map(let file) = seed % 2 == 0 ? generated.valid() : generated.mutated() else { continue }
            let name = GoString("\(seed)")
            files[name] = .map(file)
            complaints[name] = try complaint(of: JSON.encode(.map(file)))
            if seed % 2 == 0 { #expect(complaints[name] == nil, "\(seed): \(complaints[name] ?? "")") }
        }
        #expect((1100..<1800).contains(files.count - complaints.count), "\(complaints.count) are broken")
        let refused = try refused(files)
        for name in files.keys {
            #expect((complaints[name] != nil) == refused.contains(name), "\(name): \(complaints[name] ?? "right")")
        }
    }

    private func complaint(of text: [UInt8]) -> String? {
        do {
            let document = try StagesDocument(text, path: "s")
            try ShapeChecker(document: document).check(StagesShape.file, at: ValuePath())
            return nil
        } catch { return error.goMessage.text }
    }

    /// Those that the schema refuses, which is made ready once for all.
    private func refused(_ files: Map) throws -> Set<GoString> {
        guard case .map(let file) = try JSON.decode(try StagesShape.jsonSchema()),
            case .map(let definitions)? = file["$defs"]
        else { return [] }
        file["$defs"] = nil
        definitions["whole"] = .map(file)
        let all = Map([(key: "$defs", value: .map(definitions))])
        all["additionalProperties"] = .map(Map([(key: "$ref", value: .string("#/$defs/whole"))]))
        let text = SchemaValidator().failure(of: files, against: try JSON.encode(.map(all)))?.text ?? ""
        return Set(text.matches(of: /(?m)^\s*- at '\/(\d+)/).map { GoString(String($0.1)) })
    }
}
