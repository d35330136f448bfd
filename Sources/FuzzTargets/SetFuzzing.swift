import Charts
import GoTemplate

enum SetFuzzing {
    static func parse(_ input: [UInt8]) {
        for style in [SetParser.Style.typed, .string, .json, .literal] {
            try? SetParser.parse(GoString(input), as: style, into: Map([("a", .list([.int(1), .null]))]))
        }
    }
}
