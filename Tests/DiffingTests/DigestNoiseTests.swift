import GoTemplate
import Testing

@testable import Diffing

/// Which changes of an annotation are taken for a new digest of something that changed elsewhere.
struct DigestNoiseTests {
    private static let hex = "0123456789abcdef"

    private func noise(_ key: String, _ old: String, _ new: String) -> NoiseClass? {
        let sides = [old, new].map { value in
            let text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {\(key): \"\(value)\"}\n"
            return DiffSide(name: "side", documents: [DiffDocument(content: GoString(text), source: "a.yaml")])
        }
        return Differ().compare(sides[0], sides[1]).objects.flatMap(\.changes).first?.noise
    }

    private func digest(_ length: Int, _ first: String) -> String {
        first + String(String(repeating: Self.hex, count: 8).prefix(length - 1))
    }

    @Test(arguments: [32, 40, 56, 64, 96, 128])
    func lengthsOfDigests(_ length: Int) {
        #expect(noise("hash", digest(length, "0"), digest(length, "1")) == .checksum)
        #expect(noise("hash", digest(length - 1, "0"), digest(length - 1, "1")) == nil)
        #expect(noise("hash", digest(length, "0"), digest(length, "g")) == nil)
        #expect(noise("hash", digest(length, "A"), digest(length, "1")) == nil)
        #expect(noise("hash", digest(length, "9"), digest(length, "f")) == .checksum)
        #expect(noise("hash", digest(length, "/"), digest(length, ":")) == nil)
    }

    @Test func anotherLengthIsAnotherValue() {
        #expect(noise("hash", digest(32, "0"), digest(40, "1")) == nil)
        #expect(noise("hash", digest(64, "0"), digest(32, "1")) == nil)
    }

    @Test func aNameCanSaySo() {
        #expect(noise("checksum/config", "a", "bc") == .checksum)
        #expect(noise("checksums/config", "a", "bc") == nil)
        #expect(noise("x-checksum/config", "a", "bc") == nil)
    }
}
