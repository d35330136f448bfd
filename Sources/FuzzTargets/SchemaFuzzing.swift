import Codecs
import GoTemplate
import JSONSchema

enum SchemaFuzzing {
    static func check(_ input: [UInt8]) throws {
        let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let values = parts.count > 1 ? try? JSON.decode(Array(parts[1])) : nil
        guard case .map(let map)? = values ?? .map(Map()) else { return }
        _ = SchemaValidator(maximumSteps: 100_000).failure(of: map, against: parts.first.map(Array.init) ?? [])
    }
}
