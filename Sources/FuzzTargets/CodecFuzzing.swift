import Codecs
import GoTemplate

enum CodecFuzzing {
    static func yaml(_ input: [UInt8]) throws {
        let value = try YAML.decode(input)
        _ = try YAML.decode(try YAML.encode(value))
        _ = try YAML.encodePretty(value)
    }

    static func json(_ input: [UInt8]) throws {
        let value = try JSON.decode(input)
        _ = try JSON.decode(try JSON.encode(value))
        _ = try JSON.encode(value, indent: "  ")
    }

    static func toml(_ input: [UInt8]) throws {
        _ = try TOML.decode(try TOML.encode(try TOML.decode(input)))
    }
}
