import Codecs
import Foundation
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Imports

/// Nothing of what is taken over is lost without a word.
struct LedgerTests {
    private static let samples: [(String, ImportTool)] = [
        ("flagger-ramp", .flagger), ("flagger-steps", .flagger), ("argo-canary", .argo), ("argo-bluegreen", .argo),
        ("kubevela", .kubevela), ("shipper", .shipper),
    ]

    private func run(_ tool: ImportTool, _ text: [UInt8]) throws -> ImportedStages {
        try RolloutImport(tool).run([("in.yaml", text)])
    }

    /// Values without others below them.
    private func leaves(_ value: Value) -> Int {
        let inner = value.inner
        return inner.isEmpty ? 1 : inner.reduce(0) { $0 + leaves($1.1) }
    }

    @Test(arguments: samples)
    func eachValueIsMappedOrNamed(_ name: String, _ tool: ImportTool) throws {
        let text = recordedBytes("imports/\(name).yaml")
        let ledger = try run(tool, text).ledger
        let documents = String(decoding: text, as: UTF8.self).components(separatedBy: "\n---\n")
        let wanted = try documents.reduce(0) { try $0 + leaves(YAML.decode(Array($1.utf8))) }
        #expect(ledger.count == wanted && wanted > 20)
        #expect(Set(ledger.map { $0.place + $0.field }).count == ledger.count)
        #expect(ledger.allSatisfy { !$0.fate.text.isEmpty })
        #expect(ledger.filter(\.isMapped).count > 5)
        let places = ledger.map { ($0.line, $0.column) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    }

    /// Keys that no importer knows are put in anywhere.
    @Test(arguments: samples)
    func whatNobodyKnowsIsNamed(_ name: String, _ tool: ImportTool) throws {
        let text = recordedBytes("imports/\(name).yaml")
        let before = try run(tool, text).dropped.count
        for indent in ["spec:\n", "metadata:"] where String(decoding: text, as: UTF8.self).contains("\n" + indent) {
            let strange = String(decoding: text, as: UTF8.self)
                .replacing("\n" + indent, with: "\nstrange: {deep: [1, {er: 2}]}\n" + indent, maxReplacements: 1)
            let dropped = try run(tool, Array(strange.utf8)).dropped
            #expect(dropped.count == before + 2)
            #expect(dropped.filter { $0.field.contains("strange.deep[") }.count == 2)
        }
    }

    /// Values of other types than the tool takes are refused with their place, or taken; nothing crashes.
    @Test(arguments: samples)
    func valuesOfOtherTypesDoNoHarm(_ name: String, _ tool: ImportTool) throws {
        let lines = String(decoding: recordedBytes("imports/\(name).yaml"), as: UTF8.self).components(separatedBy: "\n")
        var refused = 0
        for index in lines.indices {
            for other in ["[1, {a: b}]", "{a: [b]}", "-7", "'{{ x'", "null", "1e400"] {
                guard let colon = lines[index].range(of: ": ") else { continue }
                var changed = lines
                changed[index] = lines[index][..<colon.upperBound] + other
                do {
                    let stages = try run(tool, Array(changed.joined(separator: "\n").utf8))
                    _ = try YAML.decodeMap(stages.text.bytes)
                } catch let failure as ImportFailure {
                    refused += 1
                    #expect(failure.message.hasPrefix("in.yaml:") || failure.message.hasPrefix("the files hold no"))
                }
            }
        }
        #expect(refused > 0)
    }

    /// Until a person has said what nobody can know, no reader takes the file.
    @Test(arguments: samples)
    func whatIsLeftToDoIsRefused(_ name: String, _ tool: ImportTool) throws {
        let stages = try run(tool, recordedBytes("imports/\(name).yaml"))
        #expect(throws: StagesFileError.self) { try StagesFile(stages.text.bytes, path: "s.yaml") }
        let done = String(decoding: stages.text.bytes, as: UTF8.self).replacing("'TODO: ", with: "'")
        #expect(!done.contains("TODO:"))
    }
}
