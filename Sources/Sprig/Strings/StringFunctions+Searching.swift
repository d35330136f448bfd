import GoTemplate

extension StringFunctions {
    static let searching: [Function] = [
        Function("contains", [.string, .string]) { .bool($0.string(1).contains($0.string(0))) },
        Function("hasPrefix", [.string, .string]) { .bool($0.string(1).hasPrefix($0.string(0))) },
        Function("hasSuffix", [.string, .string]) { .bool($0.string(1).hasSuffix($0.string(0))) },
        Function("replace", [.string, .string, .string]) {
            .string(try $0.string(2).replacingAll($0.string(0), with: $0.string(1)))
        },
    ]
}
