import Testing

@testable import Rollouts

struct ProofTests {
    private let proof = Proof(bound: 0.99, confidence: 0.95)

    @Test func requestsThatProve() {
        #expect(proof.requests(withBad: 0) == 299)
        #expect(Proof(bound: 0.999, confidence: 0.95).requests(withBad: 0) == 2995)
        #expect(Proof(bound: 0.99, confidence: 0.99).requests(withBad: 0) == 459)
        #expect(proof.requests(withBad: 4) == 913)
        #expect(proof.requests(withBad: 5) == 1049)
    }

    @Test func badOnesThatMayBe() {
        #expect(proof.bad(of: 1000) == 4)
        #expect(proof.bad(of: 912) == 3)
        #expect(proof.bad(of: 913) == 4)
        #expect(proof.bad(of: 299) == 0)
        #expect(proof.bad(of: 298) == nil)
        #expect(proof.bad(of: 0) == nil)
    }

    @Test func whatNothingProves() {
        #expect(Proof(bound: 1, confidence: 0.95).requests(withBad: 0) == nil)
        #expect(Proof(bound: 0.99, confidence: 1).requests(withBad: 0) == nil)
    }
}
