import GoTemplate
import Sprig
import Testing

@Suite("What is known of Sprig's functions beside their signatures")
struct FunctionTraitsTests {
    private let table = SprigFunctions.plain

    /// Those of which Sprig's source asks a generator of random numbers, the clock or a name server.
    @Test func functionsOfChanceTimeAndNetworkAreRandom() {
        let expected: Set<GoString> = [
            "ago", "bcrypt", "date", "dateInZone", "date_in_zone", "durationRound", "encryptAES", "genCA",
            "genCAWithKey", "genPrivateKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert",
            "genSignedCertWithKey", "getHostByName", "htmlDate", "htmlDateInZone", "htpasswd", "now", "randAlpha",
            "randAlphaNum", "randAscii", "randBytes", "randInt", "randNumeric", "shuffle", "uuidv4",
        ]
        #expect(Set(table.names(with: .random)) == expected)
    }

    @Test func functionsThatLookIntoMapsSayHow() {
        #expect(Set(table.names(with: .readsKeys)) == ["get", "hasKey", "index"])
        #expect(table.names(with: .readsLeadingKeys) == ["dig"])
        #expect(Set(table.names(with: .copiesFirst)) == ["deepCopy", "mustDeepCopy", "omit", "pick"])
        #expect(
            Set(table.names(with: .copiesAll)) == ["merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite"])
    }
}
