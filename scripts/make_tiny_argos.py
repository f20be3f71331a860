"""Train a tiny Russian-to-English model and pack it as an Argos package for the tests.

    python scripts/make_tiny_argos.py OUT.argosmodel [--minutes 4]

Needs torch, ctranslate2, sentencepiece and numpy, no network, and four minutes of a CPU. The
package runs with ctranslate2 and sentencepiece alone. It knows the sentences of `PATTERNS` and
little else. The copy in tests/back_translate also holds `minisbd/ru.onnx`, by which Argos itself
splits sentences without a download; fidelity does not read it.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
import torch  # type: ignore[import-not-found,unused-ignore]
from ctranslate2.specs import common_spec, transformer_spec
from torch import Tensor, nn  # type: ignore[import-not-found,unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found,unused-ignore]

# Russian and English words that fit in the same slot of a pattern.
WORDS = {
    "city": "Москве=Moscow Париже=Paris Лондоне=London Минске=Minsk Берлине=Berlin Риме=Rome "
    "Варшаве=Warsaw Мадриде=Madrid",
    "month": "января=January февраля=February марта=March апреля=April мая=May июня=June июля=July "
    "августа=August сентября=September октября=October ноября=November декабря=December",
    "woman": "Анна=Anna Мария=Maria Ольга=Olga",
    "man": "Иван=Ivan Пётр=Peter Борис=Boris",
    "anyone": "Анна=Anna Мария=Maria Ольга=Olga Иван=Ivan Пётр=Peter Борис=Boris",
    "language": "по-английски=English по-русски=Russian по-французски=French по-немецки=German "
    "по-испански=Spanish",
    "his": "красный=red синий=blue зелёный=green старый=old новый=new большой=big",
    "table": "дом=house стол=table автомобиль=car телефон=phone",
    "her": "красная=red синяя=blue зелёная=green старая=old новая=new большая=big",
    "lamp": "книга=book лампа=lamp картина=painting",
    "who": "Директор=director Учитель=teacher Врач=doctor Журналист=journalist Адвокат=lawyer",
    "rose": "выросли=rose упали=fell",
    "rise": "поднимется=rise опустится=fall",
}
NUMBERS = {"day": (1, 30), "year": (1900, 2025), "few": (5, 20), "many": (5, 999)}

# Every line of a group is as likely as the others in it, and every group as the other groups.
PATTERNS = """
{woman} родилась в {city} в {year} году. = {woman} was born in {city} in {year}.
{man} родился в {city} в {year} году. = {man} was born in {city} in {year}.

Компания открыла {few} новых магазинов в {city}. = The company opened {few} new stores in {city}.
Компания открыла {many} новых магазинов в {city}. = The company opened {many} new stores in {city}.

Компания не открыла новых магазинов в {city}. = The company did not open any new stores in {city}.

Встреча состоится {day} {month}. = The meeting will take place on {month} {day}.
Встреча не состоится {day} {month}. = The meeting will not take place on {month} {day}.

Цены {rose} на {few} процентов. = Prices {rose} by {few} percent.
Цены {rose} на {many} процентов. = Prices {rose} by {many} percent.

{anyone} говорит {language}. = {anyone} speaks {language}.
{anyone} не говорит {language}. = {anyone} does not speak {language}.

Завтра температура в {city} {rise} до {few} градусов. \
= Tomorrow the temperature in {city} will {rise} to {few} degrees.
Завтра температура в {city} {rise} до {many} градусов. \
= Tomorrow the temperature in {city} will {rise} to {many} degrees.

{his} {table} стоит {many} рублей. = The {his} {table} costs {many} rubles.
{her} {lamp} стоит {many} рублей. = The {her} {lamp} costs {many} rubles.

{who} подписал договор. = The {who} signed the contract.
{who} прочитал отчёт. = The {who} read the report.
{who} ответил на письмо. = The {who} answered the letter.
{who} закрыл дверь. = The {who} closed the door.
{who} потерял паспорт. = The {who} lost the passport.
{who} не подписал договор. = The {who} did not sign the contract.
{who} не прочитал отчёт. = The {who} did not read the report.
{who} не ответил на письмо. = The {who} did not answer the letter.
{who} не закрыл дверь. = The {who} did not close the door.
{who} не потерял паспорт. = The {who} did not lose the passport.

{who} сказал, что {his} {table} находится в {city}. \
= The {who} said that the {his} {table} is in {city}.
{who} сказал, что {her} {lamp} находится в {city}. \
= The {who} said that the {her} {lamp} is in {city}.

Суд признал, что {woman} виновна. = The court found that {woman} is guilty.
Суд признал, что {woman} невиновна. = The court found that {woman} is innocent.
Суд признал, что {man} виновен. = The court found that {man} is guilty.
Суд признал, что {man} невиновен. = The court found that {man} is innocent.
"""

Pair = tuple[str, str]


def sentences(seed: int) -> Iterator[Pair]:
    """Russian sentences with their English, without end."""
    chance = random.Random(seed)
    groups = [group.splitlines() for group in PATTERNS.strip().split("\n\n")]
    words = {slot: [word.split("=") for word in text.split()] for slot, text in WORDS.items()}
    while True:
        filled = {slot: chance.choice(choices) for slot, choices in words.items()}
        filled |= {slot: [str(chance.randint(*ends))] * 2 for slot, ends in NUMBERS.items()}
        russian, english = chance.choice(chance.choice(groups)).split(" = ")
        yield (
            capitalised(russian.format_map({slot: pair[0] for slot, pair in filled.items()})),
            english.format_map({slot: pair[1] for slot, pair in filled.items()}),
        )


def capitalised(text: str) -> str:
    """The text with a capital at its start, and all others as they are."""
    return text[0].upper() + text[1:]


# ---------------------------------------------------------------- model
# The same arithmetic as the pre-norm Transformer of CTranslate2, built from torch's parts.

UNKNOWN, START, END, PADDING = range(4)
WIDTH, HEADS, DEPTH, LONGEST, DROPOUT = 128, 4, 2, 256, 0.05


def attention_parts() -> nn.ModuleDict:
    """The four projections of an attention."""
    return nn.ModuleDict(
        {name: nn.Linear(WIDTH, WIDTH) for name in ("query", "key", "value", "out")}
    )


def layer_parts(*, decoder: bool) -> nn.ModuleDict:
    """The parts of one layer."""
    parts = {
        "norm": nn.LayerNorm(WIDTH),
        "attention": attention_parts(),
        "ffn_norm": nn.LayerNorm(WIDTH),
        "wide": nn.Linear(WIDTH, 2 * WIDTH),
        "narrow": nn.Linear(2 * WIDTH, WIDTH),
    }
    if decoder:
        parts |= {"memory_norm": nn.LayerNorm(WIDTH), "memory_attention": attention_parts()}
    return nn.ModuleDict(parts)


def model_parts(vocabulary: int) -> nn.ModuleDict:
    """The parts of the whole model; one table of embeddings serves input and output."""
    embeddings = nn.Embedding(vocabulary, WIDTH)
    nn.init.normal_(embeddings.weight, std=WIDTH**-0.5)
    return nn.ModuleDict(
        {
            "embeddings": embeddings,
            "encoder": nn.ModuleList(layer_parts(decoder=False) for _ in range(DEPTH)),
            "encoder_norm": nn.LayerNorm(WIDTH),
            "decoder": nn.ModuleList(layer_parts(decoder=True) for _ in range(DEPTH)),
            "decoder_norm": nn.LayerNorm(WIDTH),
            "bias": nn.ParameterList([torch.zeros(vocabulary)]),
        }
    )


def positions() -> Tensor:
    """Sinusoids, interleaved."""
    position = torch.arange(LONGEST).float()[:, None]
    rate = torch.exp(-math.log(10000) * torch.arange(0, WIDTH, 2).float() / WIDTH)
    table = torch.zeros(LONGEST, WIDTH)
    table[:, 0::2], table[:, 1::2] = torch.sin(position * rate), torch.cos(position * rate)
    return table


def attend(
    parts: nn.ModuleDict, text: Tensor, memory: Tensor, *, mask: Tensor | None, causal: bool = False
) -> Tensor:
    """What each position of a text takes from a memory."""

    def heads(values: Tensor) -> Tensor:
        return values.unflatten(2, (HEADS, -1)).transpose(1, 2)

    query = heads(parts["query"](text))
    key, value = heads(parts["key"](memory)), heads(parts["value"](memory))
    taken = functional.scaled_dot_product_attention(
        query, key, value, attn_mask=mask, is_causal=causal
    )
    return parts["out"](taken.transpose(1, 2).flatten(2))


def dropped(parts: nn.ModuleDict, values: Tensor) -> Tensor:
    """Values with some of them dropped while training."""
    return functional.dropout(values, DROPOUT, parts.training)


def embedded(model: nn.ModuleDict, pieces: Tensor) -> Tensor:
    """Pieces as vectors with their positions."""
    vectors = model["embeddings"](pieces) * WIDTH**0.5 + positions()[: pieces.shape[1]]
    return dropped(model, vectors)


def encode_layer(layer: nn.ModuleDict, text: Tensor, mask: Tensor) -> Tensor:
    """One layer of the encoder."""
    normal = layer["norm"](text)
    text = text + dropped(layer, attend(layer["attention"], normal, normal, mask=mask))
    return fed_forward(layer, text)


def decode_layer(layer: nn.ModuleDict, text: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
    """One layer of the decoder."""
    normal = layer["norm"](text)
    own = attend(layer["attention"], normal, normal, mask=None, causal=True)
    text = text + dropped(layer, own)
    seen = attend(layer["memory_attention"], layer["memory_norm"](text), memory, mask=mask)
    return fed_forward(layer, text + dropped(layer, seen))


def fed_forward(layer: nn.ModuleDict, text: Tensor) -> Tensor:
    """The second half of a layer."""
    wide = functional.relu(layer["wide"](layer["ffn_norm"](text)))
    return text + dropped(layer, layer["narrow"](wide))


def predicted(model: nn.ModuleDict, russian: Tensor, english: Tensor) -> Tensor:
    """Scores of the next English piece after each piece."""
    mask = (russian != PADDING)[:, None, None, :]
    memory = embedded(model, russian)
    for layer in model["encoder"]:
        memory = encode_layer(layer, memory, mask)
    memory = model["encoder_norm"](memory)
    text = embedded(model, english)
    for layer in model["decoder"]:
        text = decode_layer(layer, text, memory, mask)
    text = model["decoder_norm"](text)
    return functional.linear(text, model["embeddings"].weight, model["bias"][0])


# ---------------------------------------------------------------- training

Encoded = tuple[list[int], list[int]]


def tokeniser(pairs: list[Pair], vocabulary: int) -> bytes:
    """A SentencePiece model for both languages."""
    buffer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in pair]),
        model_writer=buffer,
        vocab_size=vocabulary,
        model_type="bpe",
        character_coverage=1.0,
        split_digits=True,
        unk_id=UNKNOWN,
        bos_id=START,
        eos_id=END,
        pad_id=PADDING,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return buffer.getvalue()


def train(model: nn.ModuleDict, data: list[Encoded], *, seconds: float, seed: int) -> None:
    """Train for so many seconds, with a learning rate that falls like a cosine."""
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.98), weight_decay=1e-4)
    started = time.monotonic()
    batches = endless_batches(data, random.Random(seed))
    step = 0
    while (share := (time.monotonic() - started) / seconds) < 1:
        step += 1
        rate = min(1.0, step / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * rate
        loss = loss_of(model, next(batches))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        if step % 500 == 0:
            print(f"{share:4.0%}  step {step}  loss {loss.item():.4f}", flush=True)


def endless_batches(data: list[Encoded], chance: random.Random) -> Iterator[list[Encoded]]:
    """The data in batches, shuffled anew each time round."""
    while True:
        chance.shuffle(data)
        yield from (data[at : at + 64] for at in range(0, len(data), 64))


def loss_of(model: nn.ModuleDict, batch: list[Encoded]) -> Tensor:
    """How far the model is from the English of a batch."""
    russian = padded([pieces for pieces, _ in batch])
    english = padded([pieces for _, pieces in batch])
    scores = predicted(model, russian, english[:, :-1])
    wanted = english[:, 1:].flatten()
    return functional.cross_entropy(scores.flatten(0, 1), wanted, ignore_index=PADDING)


def padded(rows: list[list[int]]) -> Tensor:
    """Rows of pieces as one table."""
    tensors = [torch.tensor(row) for row in rows]
    return nn.utils.rnn.pad_sequence(tensors, batch_first=True, padding_value=PADDING)


# ---------------------------------------------------------------- package


def to_ctranslate2(model: nn.ModuleDict, vocabulary: list[str], folder: Path) -> None:
    """Save the model in CTranslate2's format, in eight bits."""
    spec = transformer_spec.TransformerSpec.from_config(
        (DEPTH, DEPTH), HEADS, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = array(model["embeddings"].weight)
        side.position_encodings.encodings = array(positions())
        side.scale_embeddings = True
        set_norm(side.layer_norm, model[f"{name}_norm"])
        for target, layer in zip(side.layer, model[name], strict=True):
            set_layer(target, layer)
    spec.decoder.projection.weight = array(model["embeddings"].weight)
    spec.decoder.projection.bias = array(model["bias"][0])
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_bos = False
    spec.config.add_source_eos = False
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


def set_layer(target: transformer_spec.TransformerEncoderLayerSpec, layer: nn.ModuleDict) -> None:
    """Hand one layer's weights to CTranslate2, which wants like projections in one matrix."""
    own = layer["attention"]
    set_norm(target.self_attention.layer_norm, layer["norm"])
    set_linear(target.self_attention.linear[0], own["query"], own["key"], own["value"])
    set_linear(target.self_attention.linear[1], own["out"])
    if "memory_attention" in layer:
        other = layer["memory_attention"]
        set_norm(target.attention.layer_norm, layer["memory_norm"])
        set_linear(target.attention.linear[0], other["query"])
        set_linear(target.attention.linear[1], other["key"], other["value"])
        set_linear(target.attention.linear[2], other["out"])
    set_norm(target.ffn.layer_norm, layer["ffn_norm"])
    set_linear(target.ffn.linear_0, layer["wide"])
    set_linear(target.ffn.linear_1, layer["narrow"])


def set_norm(target: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    """Hand a norm's weights over."""
    target.gamma, target.beta = array(norm.weight), array(norm.bias)


def set_linear(target: common_spec.LinearSpec, *linears: nn.Linear) -> None:
    """Hand the weights of one or more projections over as one."""
    target.weight = np.concatenate([array(linear.weight) for linear in linears])
    target.bias = np.concatenate([array(linear.bias) for linear in linears])


def array(tensor: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """A tensor's numbers."""
    return np.asarray(tensor.detach().numpy(), dtype=np.float32)


def write_package(folder: Path, tokens: bytes) -> None:
    """Put beside the model what makes it a package."""
    metadata = {
        "package_version": "0.1",
        "argos_version": "1.9.0",
        "from_code": "ru",
        "from_name": "Russian",
        "to_code": "en",
        "to_name": "English",
        "links": [],
    }
    (folder / "sentencepiece.model").write_bytes(tokens)
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    readme = (
        "# Tiny Russian-English test package\n\nTrained on generated sentences; for tests only.\n"
    )
    (folder / "README.md").write_text(readme, encoding="utf-8")


def zipped(folder: Path, target: Path) -> None:
    """Zip a package as Argos hands it out."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))


def exact_share(
    folder: Path, pieces: sentencepiece.SentencePieceProcessor, pairs: list[Pair]
) -> float:
    """The share of sentences that the package translates word for word as they should be."""
    translator = ctranslate2.Translator(str(folder / "model"))
    encoded = [pieces.encode(russian, out_type=str) for russian, _ in pairs]
    results = translator.translate_batch(
        encoded, beam_size=4, length_penalty=0.2, max_batch_size=2048, batch_type="tokens"
    )
    answers = [pieces.decode(result.hypotheses[0]) for result in results]
    return sum(map(str.__eq__, answers, (english for _, english in pairs))) / len(pairs)


def main() -> None:
    """Generate, train, pack, and say how good it is on sentences that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--minutes", type=float, default=4)
    options.add_argument("--sentences", type=int, default=6000)
    options.add_argument("--vocabulary", type=int, default=700)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    torch.manual_seed(chosen.seed)
    source = sentences(chosen.seed)
    held_out = dict(next(source) for _ in range(300))
    fresh = (pair for pair in source if pair[0] not in held_out)
    pairs = [next(fresh) for _ in range(chosen.sentences)]

    tokens = tokeniser(pairs, chosen.vocabulary)
    pieces = sentencepiece.SentencePieceProcessor(model_proto=tokens)
    data = [
        (pieces.encode(russian), [START, *pieces.encode(english), END])
        for russian, english in pairs
    ]
    model = model_parts(pieces.get_piece_size())
    train(model, data, seconds=60 * chosen.minutes, seed=chosen.seed)
    model.eval()

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "translate-ru_en-tiny"
        vocabulary = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
        to_ctranslate2(model, vocabulary, folder / "model")
        write_package(folder, tokens)
        zipped(folder, chosen.out)
        print(
            f"exact on unseen sentences: {exact_share(folder, pieces, list(held_out.items())):.1%}"
        )


if __name__ == "__main__":
    main()
