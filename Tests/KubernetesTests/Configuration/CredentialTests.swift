import GoTemplate
import Testing

@testable import Kubernetes

struct CredentialTests {
    @Test func noTextShowsIt() {
        let credential = Credential("secret" as GoString)
        var dumped = ""
        dump([credential], to: &dumped)
        for text in ["\(credential)", String(reflecting: credential), "\([credential])", dumped] {
            #expect(!text.contains("secret"))
        }
        #expect(credential.bytes == Array("secret".utf8))
    }

    @Test func noneIsEmpty() {
        #expect(Credential([]).isEmpty)
        #expect(Credential([]).bytes.isEmpty)
        #expect(!Credential([0]).isEmpty)
    }
}
